"""First steps of the part on what maps look for."""

from cifar_gui.guides.guide import Answer, Step
from cifar_gui.guides.states import settings
from cifar_gui.lessons.models import QUICK
from cifar_gui.lessons.network import EXCITING
from cifar_gui.spec import QT_TRANSLATE_NOOP

STEPS = (
    Step(
        title=QT_TRANSLATE_NOOP("Guide", "What a map looks for"),
        text=QT_TRANSLATE_NOOP(
            "Guide",
            "One picture does not say what a map looks for; many do. Here are the [pictures](region:found) that "
            "excite one map of `conv2` most, with what its largest number sees in a frame. The "
            "[tiles](region:tiles) are the best patches of all maps of the layer.",
        ),
        question=QT_TRANSLATE_NOOP(
            "Guide", "Suppose that most pictures of a map show ships. Is it then a map for ships?"
        ),
        answers=(
            Answer(
                QT_TRANSLATE_NOOP("Guide", "Yes, the classes say so"),
                QT_TRANSLATE_NOOP("Guide", "Look into the frames: no more of the picture counts."),
            ),
            Answer(
                QT_TRANSLATE_NOOP("Guide", "Only if all the frames show a part of a ship"),
                QT_TRANSLATE_NOOP(
                    "Guide", "Right: in the frames it may be the edge of the water, which ships have more often."
                ),
                right=True,
            ),
        ),
        state={**settings(EXCITING, 0), "model": QUICK, "layer": "conv2", "map": 3, "pinned": 0},
        part="exciting",
        lights="region:found",
    ),
)
