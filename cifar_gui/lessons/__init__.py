"""The lessons, in teaching order."""

from cifar_gui.lesson import Lesson
from cifar_gui.lessons import (
    activations,
    conv2d,
    linear,
    losses,
    module,
    network,
    numbers,
    pooling,
    sequential,
    training,
)

LESSONS: tuple[Lesson, ...] = (
    module.LESSON,
    numbers.LESSON,
    conv2d.LESSON,
    pooling.LESSON,
    activations.LESSON,
    linear.LESSON,
    sequential.LESSON,
    losses.LESSON,
    training.LESSON,
    network.LESSON,
)


def find(key: str) -> Lesson:
    """The lesson of a key such as "conv2d"; KeyError if there is none."""
    return {lesson.key: lesson for lesson in LESSONS}[key]
