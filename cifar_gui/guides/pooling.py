"""First steps of 7.4."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import numbers, settings
from cifar_gui.lessons.pooling import NUMBERS, PICTURES
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="pooling",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "One number of nine"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A window of 3×3 on the [input](region:input) has become one cell of the "
                "[output](region:output). The [arithmetic](region:arithmetic) shows the window.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Which of the nine numbers remains?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The largest"),
                    QT_TRANSLATE_NOOP("Guide", "Right, 2. Where it occurs twice, the first one counts."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The one in the middle"),
                    QT_TRANSLATE_NOOP("Guide", "The place inside the window plays no part."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Their sum"),
                    QT_TRANSLATE_NOOP("Guide", "That is what a convolution does, with weights."),
                ),
            ),
            state=numbers(NUMBERS, 0, (0, 0)),
            part="numbers",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "How far the window moves"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The field [stride](field:stride) is empty, and the window of "
                "[kernel_size](field:kernel_size) 3 moves nevertheless.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How far does it move?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "That is the default of a convolution.",
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "3"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: without a stride it is the kernel_size, and the windows lie side by side."
                    ),
                    right=True,
                ),
            ),
            state=numbers(NUMBERS, 0, (0, 0)),
            part="numbers",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "The rest at the edge"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "5 cells are not a multiple of 3. With [ceil_mode](field:ceil_mode) the last windows "
                "may hang over the edge, and the [output](region:output) is 2×2.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How large is it without `ceil_mode`?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "2×2"),
                    QT_TRANSLATE_NOOP("Guide", "A second window of 3 would need 6 cells."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1×1"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: the number of windows is rounded down, and only the 2 remains. The last two "
                        "rows and columns are dropped.",
                    ),
                    right=True,
                ),
            ),
            state=numbers(NUMBERS, 0, (0, 0)),
            part="numbers",
            after=numbers(NUMBERS, 1, (0, 0)),
            lights="region:output",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "The mean instead"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The nine numbers of the [first window](region:input) add up to 10. `AvgPool2d` takes their mean.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What becomes of the 2 in the first cell?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "10"),
                    QT_TRANSLATE_NOOP("Guide", "That is the sum. It is divided by the number of cells."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "About 1.11"), QT_TRANSLATE_NOOP("Guide", "Right: 10 / 9."), right=True
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1"),
                    QT_TRANSLATE_NOOP("Guide", "That is the number in the middle; the mean is 10 / 9."),
                ),
            ),
            state=numbers(NUMBERS, 0, (0, 0)),
            part="numbers",
            after=numbers(NUMBERS, 5, (0, 0)),
            lights="region:output",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "On a picture"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The same on a picture: 3×32×32 becomes 3×11×11, a mosaic. Point at the "
                "[output](region:output) and see who won in each channel.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many numbers does this layer learn?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "None"),
                    QT_TRANSLATE_NOOP("Guide", "Right: a maximum has no weights."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "9"),
                    QT_TRANSLATE_NOOP("Guide", "A window has 9 cells, but no weight lies on them."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "27"),
                    QT_TRANSLATE_NOOP("Guide", "Three channels, but still no weights."),
                ),
            ),
            state=settings(PICTURES, 0),
            part="pictures",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- Max pooling keeps the largest number of each window and learns nothing.\n- The "
        "default of `stride` is kernel_size.\n- `ceil_mode` decides about the rest at the "
        "edge.\n\nUnder “Mistakes” you can unpool without saying how large. The next lesson "
        "bends numbers one by one.",
    ),
)
