"""The sources of what is painted, for tests of what no widget may do."""

from pathlib import Path

import cifar_gui.ui

SOURCES = sorted(Path(cifar_gui.ui.__file__).parent.rglob("*.py"))
