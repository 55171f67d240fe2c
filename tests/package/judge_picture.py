"""``python judge_picture.py FILE WIDTH HEIGHT``: whether a screenshot has its size and shows something."""

import sys

import numpy as np
from PIL import Image

FEWEST_COLOURS = 200
LARGEST_SHARE = 0.9


def judge(file: str, size: tuple[int, int]) -> str:
    """What is wrong with the picture, or ""."""
    with Image.open(file) as picture:
        if picture.size != size:
            return f"it has {picture.size[0]}x{picture.size[1]} pixels, not {size[0]}x{size[1]}"
        pixels = np.asarray(picture.convert("RGB")).reshape(-1, 3) @ np.array([1 << 16, 1 << 8, 1])
    counts = np.unique(pixels, return_counts=True)[1]
    if len(counts) < FEWEST_COLOURS or counts.max() > LARGEST_SHARE * len(pixels):
        return f"it is blank: {len(counts)} colours, {counts.max() / len(pixels):.0%} of it in one"
    return ""


if __name__ == "__main__":
    found = judge(sys.argv[1], (int(sys.argv[2]), int(sys.argv[3])))
    print(f"{sys.argv[1]}: {found or 'good'}")
    sys.exit(bool(found))
