"""First steps of the part on where pictures lie."""

from cifar_gui.guides.guide import Answer, Step
from cifar_gui.guides.states import settings
from cifar_gui.lessons.embedding import EMBEDDING
from cifar_gui.spec import QT_TRANSLATE_NOOP

STEPS = (
    Step(
        title=QT_TRANSLATE_NOOP("Guide", "Pictures as points"),
        text=QT_TRANSLATE_NOOP(
            "Guide",
            "Each point of the [cloud](region:cloud) is a picture, by the numbers that the network has made of it "
            "before its last layer. Above stands how much of their [variance](region:variance) the plane keeps.",
        ),
        question=QT_TRANSLATE_NOOP("Guide", "Two points lie on each other. Are these pictures alike for the network?"),
        answers=(
            Answer(
                QT_TRANSLATE_NOOP("Guide", "Yes, they are the same to it"),
                QT_TRANSLATE_NOOP("Guide", "They are only in the two directions that are drawn."),
            ),
            Answer(
                QT_TRANSLATE_NOOP("Guide", "Perhaps not"),
                QT_TRANSLATE_NOOP(
                    "Guide", "Right: in the other directions they may be far apart. The list goes by all numbers."
                ),
                right=True,
            ),
        ),
        state={**settings(EMBEDDING, 0), "pinned": None, "lasso": [], "window": None, "hidden": [], "shown": None},
        part="embedding",
        lights="region:pictures",
    ),
)
