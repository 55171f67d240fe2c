"""The sources of what is painted, for tests of what no widget may do."""

from pathlib import Path

import cifar_gui.pages
import cifar_gui.ui

SOURCES = sorted(
    path for package in (cifar_gui.ui, cifar_gui.pages) for path in Path(package.__file__).parent.rglob("*.py")
)
