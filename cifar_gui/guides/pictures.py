"""First steps of 7.3: the same sum, on colour pictures."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import settings
from cifar_gui.lessons.conv2d import LESSON
from cifar_gui.spec import QT_TRANSLATE_NOOP

STAGE = LESSON.content
MIDDLE = [0, 15, 15]
"""Map, row and column."""

GUIDE = Guide(
    lesson="conv2d",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A window through three layers"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "One cell of map 0 is pinned in the [output](region:output). It comes from the framed window of the "
                "[input](region:input), which goes through red, green and blue. The [arithmetic](region:arithmetic) "
                "shows all its numbers.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many products are added up for this one cell?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "9"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "3×3 is the window in one channel. How many channels does it go through?"
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "27"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: 9 in each of the three channels. Then one number is added, the bias of the map.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "3"),
                    QT_TRANSLATE_NOOP("Guide", "There are three sums, one for each channel; each is made of products."),
                ),
            ),
            state={**settings(STAGE, 0), "pinned": MIDDLE, "reading": "signed"},
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Why 30 and not 32"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The [input](region:input) has 32×32 cells, each map of the [output](region:output) has 30×30. "
                "Press play below the arithmetic and watch where the window begins and where it ends.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Where have the two rows gone?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The layer cuts the rim off before it begins."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "The rim is read like everything else: the first window begins in the corner."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "A window of 3 rows has only 30 places in 32 rows."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: (32 − 3) / 1 + 1 = 30. Nothing is cut off; there are just fewer places."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Every convolution takes two rows away."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Only with a kernel of 3 and no padding. A kernel of 5 would take four."
                    ),
                ),
            ),
            state={**settings(STAGE, 0), "pinned": MIDDLE, "reading": "signed"},
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Numbers to learn"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Under the maps are the 6 [kernels](region:kernels), one for each map. Each has three slices of 3×3, "
                "and there is one [bias](field:bias) for each map.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many numbers does this layer learn?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "162"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "6 × 27 = 162 are the weights. Something is still missing for each map."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "168"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: 6 × (3 × 3 × 3 + 1). The size of the picture plays no part in it."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "180"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "That would be a bias for each slice, 6 × 30. There is one for each map of the output."
                    ),
                ),
            ),
            state={**settings(STAGE, 0), "pinned": MIDDLE, "reading": "signed"},
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "More maps"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "How many maps come out is for you to choose: [out_channels](field:out_channels) says it. "
                "In a moment it goes from 6 to 16.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What grows with it?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The number of kernels, and of maps"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: one kernel, one map. That makes 16 × 28 = 448 learnable parameters."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The height and width of the maps"),
                    QT_TRANSLATE_NOOP("Guide", "These depend on kernel, stride and padding alone."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The slices of each kernel"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "A kernel has a slice for each channel of the input, and these are still 3."
                    ),
                ),
            ),
            state={**settings(STAGE, 0), "pinned": MIDDLE, "reading": "signed"},
            after=settings(STAGE, 0, out_channels=16),
            lights="region:kernels",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "As large as before"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Now [kernel_size](field:kernel_size) is 5, and the maps have shrunk to 28×28. "
                "[padding](field:padding) puts rings of zeros around the picture.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Which padding makes them 32×32 again?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1"),
                    QT_TRANSLATE_NOOP("Guide", "That is enough for a kernel of 3. Here it gives 30×30."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "2"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: (32 + 4 − 5) / 1 + 1 = 32. For an odd kernel it is always half of it, rounded down.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "4"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Four rows are missing, but a ring counts on both sides: this gives 36×36."
                    ),
                ),
            ),
            state={**settings(STAGE, 0, kernel_size=(5, 5)), "pinned": MIDDLE, "reading": "signed"},
            after=settings(STAGE, 0, kernel_size=(5, 5), padding=(2, 2)),
            lights="region:padding",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Half as large"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The kernel has 3×3 again. With a [stride](field:stride) of 2 its window skips every second place.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How large is a map then, without padding?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "16×16"),
                    QT_TRANSLATE_NOOP("Guide", "(32 − 3) / 2 is 14.5. Round it down, then add 1."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "15×15"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: ⌊29 / 2⌋ + 1 = 15. No window reaches the last row and the last column; the “Shape” "
                        "tab shows them.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "14×14"),
                    QT_TRANSLATE_NOOP("Guide", "The first place counts too: 14 steps make 15 places."),
                ),
            ),
            state={**settings(STAGE, 0), "pinned": MIDDLE, "reading": "signed"},
            after=settings(STAGE, 0, stride=(2, 2)),
            lights="field:stride",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Six maps are not two pictures"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "TensorBoard draws pictures of three channels. So the course turns the batch of (64, 6, 30, 30) into "
                "(−1, 3, 30, 30) before it is shown. This page can [read the output](region:readings) in that way too.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many pictures does that make?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "64, each with six channels"),
                    QT_TRANSLATE_NOOP("Guide", "The second number is 3: a picture gets three channels, no more."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "128"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: twice as many with half the channels. Their colours mean nothing: three maps stand in "
                        "for red, green and blue.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "384"),
                    QT_TRANSLATE_NOOP("Guide", "That is the number of maps, 64 × 6. Each picture takes three of them."),
                ),
            ),
            state={**settings(STAGE, 0), "reading": "signed"},
            after={"reading": "reshape"},
            lights="region:output",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- A kernel goes through all channels of the input and makes one map.\n- A layer learns out_channels × "
        "(in_channels × k × k + 1) numbers.\n- Padding keeps the size, a stride of 2 about halves it.\n- The maps "
        "have a sign; pictures made of them do not show everything.\n\nTake another picture from the toolbar and "
        "see which maps answer to it. Then answer some questions under “Try it”, or see under “Mistakes” what "
        "happens with a kernel that is larger than the picture. The next lesson makes pictures smaller without "
        "learning anything.",
    ),
)
