"""Event files, read by TensorBoard's own reader."""

import io
from pathlib import Path

import numpy as np
from PIL import Image
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

EVERYTHING = {"images": 0, "scalars": 0, "graph": 0}


def read(folder: Path) -> EventAccumulator:
    """What TensorBoard finds in a folder."""
    return EventAccumulator(str(folder), size_guidance=EVERYTHING).Reload()


def only_run(folder: Path) -> Path:
    """The one run that lies in a folder."""
    (run,) = folder.iterdir()
    return run


def images(events: EventAccumulator, tag: str) -> list[tuple[int, np.ndarray]]:
    """(step, pixels uint8 (H, W, 3)) of each picture under a tag."""
    return [
        (event.step, np.asarray(Image.open(io.BytesIO(event.encoded_image_string)))) for event in events.Images(tag)
    ]


def scalars(events: EventAccumulator, tag: str) -> list[tuple[int, float]]:
    """(step, value) of each number under a tag."""
    return [(event.step, event.value) for event in events.Scalars(tag)]
