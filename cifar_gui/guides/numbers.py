"""First steps of 7.2: a convolution that can be checked with a pencil."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import numbers
from cifar_gui.lessons.numbers import LESSON
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.spec import QT_TRANSLATE_NOOP

assert isinstance(LESSON.content, NumbersContent)
STAGE = LESSON.content
FIFTY = ((1, 2, 0, 3, 1), (0, 1, 2, 3, 1), (1, 2, 1, 0, 0), (50, 2, 3, 1, 1), (2, 1, 0, 1, 1))
"""The course's input with 50 instead of 5."""

GUIDE = Guide(
    lesson="convolution",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "One cell, by hand"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The cell in the middle of the [output](region:output) is pinned. Its window is framed on the "
                "[input](region:input), with a small badge for the weight on each number. "
                "The [arithmetic](region:arithmetic) below writes everything out.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Where does the 16 come from?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It is the largest number in the window times the largest weight."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "That would be 3 × 2 = 6. Look at the arithmetic: no number is left out."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Nine products, all added up."),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Yes: each number of the window times the weight on it. The three rows give 8, 1 and 7, "
                        "together 16.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It is the sum of the nine numbers in the window."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "That would be 15. Before they are added, each number is multiplied by its weight."
                    ),
                ),
            ),
            state=numbers(STAGE, 0, (1, 1)),
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "How far a number reaches"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "At the left edge of the [input](region:input) there is a 5. Point at it with the mouse: the output "
                "cells whose windows hold it light up.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "The 5 becomes 50. How many numbers of the output change?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "All nine"),
                    QT_TRANSLATE_NOOP("Guide", "No: a cell knows only the nine numbers in its own window."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Two"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Two windows hold it, that is true. But look which weight lies on it in each of them."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "One"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right. Two windows hold it, but in one of them its weight is 0. In the other it is 2: "
                        "18 becomes 108.",
                    ),
                    right=True,
                ),
            ),
            state=numbers(STAGE, 0, (1, 0)),
            after=numbers(STAGE, 0, (1, 0), {"input": FIFTY}),
            lights="region:output",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Larger strides"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "So far the window moves by one cell at a time; that is a [stride](field:stride) of 1. "
                "On 5 cells a window of 3 has three places, so the [output](region:output) is 3×3.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "With stride 2, how large is the output?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1×1"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "A second place is there: starting at cell 2, the window ends at cell 4."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "2×2"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: (5 − 3) / 2 + 1 = 2. The four numbers are the corners of the old output; what lay "
                        "between them is skipped.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "3×3, as before"),
                    QT_TRANSLATE_NOOP("Guide", "A third window would start at cell 4 and hang over the edge."),
                ),
            ),
            state=numbers(STAGE, 0, (0, 0)),
            after=numbers(STAGE, 1, (0, 0)),
            lights="region:output",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Which number comes first"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A [stride](field:stride) may be a pair, so that the window moves by different amounts down and "
                "across.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "`stride` becomes (2, 1). What shape has the output?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "2 rows, 3 columns"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right. A pair is always (vertical, horizontal): 2 cells down, 1 cell across. It is often told "
                        "the other way round.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "3 rows, 2 columns"),
                    QT_TRANSLATE_NOOP("Guide", "That would be stride (1, 2): the first number is the vertical one."),
                ),
            ),
            state=numbers(STAGE, 0, (0, 0)),
            after=numbers(STAGE, 0, (1, 0), stride=(2, 1)),
            lights="region:output",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A rim of zeros"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The 3×3 output is smaller than the 5×5 [input](region:input). "
                "[padding](field:padding) puts rings of zeros around the input, so that the window finds more places.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many rings keep the output at 5×5?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "One ring"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: (5 + 2 − 3) / 1 + 1 = 5. In the corner that is pinned now, only four of the nine "
                        "numbers are real; the others are zeros of the rim.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Two rings"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "A ring adds a cell on both sides. With two of them the output would be 7×7."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Three, as many as the kernel is high"),
                    QT_TRANSLATE_NOOP("Guide", "That is too much: the output would be 9×9."),
                ),
            ),
            state=numbers(STAGE, 0, (0, 0)),
            after=numbers(STAGE, 2, (0, 0)),
            lights="region:padding",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Two dimensions in front"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Above each table is its shape: 5×5 becomes [1×1×5×5](region:reshape). That is one picture with one "
                "channel; no number changes. [reshape to 4-D](field:reshape) does it before the call.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What happens without this step?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The result is the same, with fewer brackets."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "It would be convenient. But `F.conv2d` has to know which dimension is the channels."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "PyTorch refuses."),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right. Below is what PyTorch says: it wants 3 dimensions, or 4 with the batch. The last "
                        "good result stays on the page, dimmed.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "PyTorch adds the missing dimensions on its own."),
                    QT_TRANSLATE_NOOP("Guide", "It does not guess. Whoever calls it says what the dimensions mean."),
                ),
            ),
            state=numbers(STAGE, 0, (1, 1)),
            after=numbers(STAGE, 0, (1, 1), reshape=False),
            lights="region:arithmetic",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A kernel that finds edges"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Another [input](region:input): a square of nines on zeros. The [kernel](region:kernel) with a single "
                "1 in its middle gives the input back. Next comes a kernel with 8 in the middle and −1 all around.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What will it write into the middle of the square?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "72"),
                    QT_TRANSLATE_NOOP("Guide", "8 × 9 is 72, but the eight neighbours with −1 count as well."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: 8 × 9 − 8 × 9. Where all numbers are alike, the kernel says 0; only the edges of the "
                        "square remain. A trained network finds kernels like this one by itself.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "−72"),
                    QT_TRANSLATE_NOOP("Guide", "The 8 in the middle weighs against the eight −1. Add up both."),
                ),
            ),
            state=numbers(STAGE, 4, (3, 3), {"kernel": "identity"}),
            after=numbers(STAGE, 4, (3, 3)),
            lights="region:output",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- A cell of the output is the sum of products of one window with the kernel.\n- The output has (H + 2p − "
        "k) / s + 1 rows, rounded down.\n- A pair is (vertical, horizontal).\n- `F.conv2d` wants channels, and "
        "usually a batch, in front.\n\nChange any number of the tables and watch the output. Then answer some "
        "questions under “Try it”, or make the mistake “A matrix where a batch is expected” under “Mistakes”. In "
        "the next lesson the table becomes a picture.",
    ),
)
