"""First steps of 7.5."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import numbers, settings
from cifar_gui.lessons.activations import CURVE, NUMBERS
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="activations",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A bend"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "This is [the curve of ReLU](region:curve). Move the mouse over it: the "
                "[point](region:point) is worked out below.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What does ReLU turn −2 into?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "2"), QT_TRANSLATE_NOOP("Guide", "That would be the absolute value.")
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0"),
                    QT_TRANSLATE_NOOP("Guide", "Right: what is negative becomes 0, everything else stays."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "−2"),
                    QT_TRANSLATE_NOOP("Guide", "Only numbers from 0 on stay as they are."),
                ),
            ),
            state=settings(CURVE, 0),
            part="curve",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "When ReLU does nothing"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The [histograms](region:histograms) show a batch before and after ReLU. So far it "
                "is normalised, so about half of its numbers are negative. Now [normalise "
                "it](field:normalise) will be switched off.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "The numbers then lie between 0 and 1. What does ReLU change?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Nothing"),
                    QT_TRANSLATE_NOOP("Guide", "Right: none of them is negative. Both histograms are equal."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The dark half becomes black."),
                    QT_TRANSLATE_NOOP("Guide", "Dark is near 0, but not below it."),
                ),
            ),
            state=settings(CURVE, 0),
            part="curve",
            after=settings(CURVE, 1),
            lights="region:histograms",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Sigmoid"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Sigmoid squeezes any number into the range from 0 to 1. The course uses it on pictures, whose "
                "numbers lie [between 0 and 1](region:histograms) already.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Between which values does the result lie?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0 and 1"),
                    QT_TRANSLATE_NOOP("Guide", "For that, very small and very large numbers would have to come in."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0.5 and 0.73"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 0 becomes 0.5, and 1 becomes 0.7311. The picture turns pale."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "−1 and 1"), QT_TRANSLATE_NOOP("Guide", "That is the range of Tanh.")
                ),
            ),
            state=settings(CURVE, 1),
            part="curve",
            after=settings(CURVE, 2),
            lights="region:histograms",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "The slope decides"),
            text=QT_TRANSLATE_NOOP(
                "Guide", "Training sends the error back through the slope. The [curve](region:curve) shows f′ too."
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How steep is Sigmoid at most?"),
            answers=(
                Answer(QT_TRANSLATE_NOOP("Guide", "1"), QT_TRANSLATE_NOOP("Guide", "That is ReLU on the right side.")),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0.25"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right, at x = 0. So through many Sigmoids in a row hardly anything arrives."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0.5"),
                    QT_TRANSLATE_NOOP("Guide", "0.5 is its value at x = 0, not its slope."),
                ),
            ),
            state=settings(CURVE, 2),
            part="curve",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Several numbers at once"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Here Sigmoid takes each number of the [input](region:input) separately. Softmax looks at all the "
                "numbers of a row.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "To what does a row add up after Softmax?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1"),
                    QT_TRANSLATE_NOOP("Guide", "Right: that is why it is used for probabilities."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "3"),
                    QT_TRANSLATE_NOOP("Guide", "Three numbers, but each gets only a share."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "That depends on the input."),
                    QT_TRANSLATE_NOOP("Guide", "Softmax divides by the sum, so the total is fixed."),
                ),
            ),
            state=numbers(NUMBERS, 1, (0, 0)),
            part="numbers",
            after=numbers(NUMBERS, 3, (0, 0)),
            lights="region:output",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- ReLU makes negative numbers 0; on a picture in [0, 1] it changes nothing.\n- Sigmoid is never steeper "
        "than 0.25.\n- Softmax looks at several numbers; say along which `dim`.\n\nAnswer some questions under “Try "
        "it”. The next lesson joins all inputs with all outputs.",
    ),
)
