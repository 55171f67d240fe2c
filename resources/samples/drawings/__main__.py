"""``python -m resources.samples.drawings [DEST]``: draw the sample pictures anew."""

from __future__ import annotations

import argparse
from pathlib import Path

from resources.samples.drawings.samples import write


def main() -> None:
    """Write ``samples.npz`` into the folder DEST, by default the one beside this package, where a checkout reads it."""
    parser = argparse.ArgumentParser(prog="python -m resources.samples.drawings", description=__doc__)
    parser.add_argument("folder", metavar="DEST", nargs="?", type=Path, default=Path(__file__).parent.parent)
    path = write(parser.parse_args().folder)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


main()
