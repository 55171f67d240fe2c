"""Where things lie: the program's resources, the user's settings, data and logs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("cifar-gui", appauthor=False, roaming=False)

HOME = "CIFAR_GUI_HOME"
"""Environment variable: one folder for settings, data and logs (portable use, tests)."""
SHARED_DATA = "CIFAR_GUI_DATA"
"""Environment variable: a shared read-only folder that holds imported data."""
CHOSEN_DATA = "CIFAR_GUI_CHOSEN_DATA"
"""Environment variable, set by the program for itself: such a folder that the command line names."""


def resources() -> Path:
    """The folder of texts, translations, icons and samples: in a bundle, in an installed wheel, or in a checkout."""
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def licences() -> Path | None:
    """The folder of licence texts in a bundle."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "licences" if frozen else None


def program() -> list[str]:
    """The command that starts the program once more."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "cifar_gui"]


def settings_folder() -> Path:
    """Settings, page states and their ``.corrupt`` copies."""
    return _home() or Path(_DIRS.user_config_dir)


def log_folder() -> Path:
    """The local log."""
    home = _home()
    return home / "log" if home else Path(_DIRS.user_log_dir)


def data_folder() -> Path:
    """Imported data of this user."""
    home = _home()
    return home / "data" if home else Path(_DIRS.user_data_dir) / "data"


def runs_folder() -> Path:
    """Training runs as they were kept last."""
    home = _home()
    return home / "runs" if home else Path(_DIRS.user_data_dir) / "runs"


def weights_folder() -> Path:
    """Weights that the user has opened."""
    home = _home()
    return home / "weights" if home else Path(_DIRS.user_data_dir) / "weights"


def models_folder() -> Path:
    """The trained networks that the program brings along."""
    return resources() / "models"


def data_folders() -> tuple[Path, ...]:
    """Where an import may lie, the first wins: named on the command line, the user's own, the shared one."""
    chosen = os.environ.get(CHOSEN_DATA)
    folders = (Path(chosen) if chosen else None, data_folder(), shared_data_folder())
    return tuple(folder for folder in folders if folder is not None)


def shared_data_folder() -> Path | None:
    """The shared read-only data folder, if one is named."""
    named = os.environ.get(SHARED_DATA)
    return Path(named) if named else None


def _home() -> Path | None:
    named = os.environ.get(HOME)
    return Path(named) if named else None
