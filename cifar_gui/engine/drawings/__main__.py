"""``python -m cifar_gui.engine.drawings [DEST]``: draw the sample pictures anew."""

from __future__ import annotations

import argparse
from pathlib import Path

from cifar_gui import paths
from cifar_gui.engine.drawings.samples import write


def main() -> None:
    """Write ``samples.npz`` into the folder DEST, by default where the program reads it."""
    parser = argparse.ArgumentParser(prog="python -m cifar_gui.engine.drawings", description=__doc__)
    parser.add_argument("folder", metavar="DEST", nargs="?", type=Path, default=paths.resources() / "samples")
    path = write(parser.parse_args().folder)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


main()
