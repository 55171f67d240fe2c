"""The lessons, in teaching order."""

from cifar_gui.lessons import coming, conv2d, training
from cifar_gui.spec import Lesson

LESSONS: tuple[Lesson, ...] = (
    coming.MODULE,
    coming.NUMBERS,
    conv2d.LESSON,
    coming.POOLING,
    coming.ACTIVATION,
    coming.LINEAR,
    coming.SEQUENTIAL,
    coming.LOSS,
    training.LESSON,
)


def find(number: str) -> Lesson:
    """The lesson of a number such as "7.3"; KeyError if there is none."""
    return {lesson.number: lesson for lesson in LESSONS}[number]
