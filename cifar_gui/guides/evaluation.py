"""First steps of the part on what a network gets wrong."""

from cifar_gui.guides.guide import Answer, Step
from cifar_gui.guides.states import settings
from cifar_gui.lessons.evaluation import EVALUATION
from cifar_gui.spec import QT_TRANSLATE_NOOP

STEPS = (
    Step(
        title=QT_TRANSLATE_NOOP("Guide", "What is taken for what"),
        text=QT_TRANSLATE_NOOP(
            "Guide",
            "Every picture that the network is judged on is in this [matrix](region:figure): its row is the "
            "true class, its column the answer. Framed is the cell with the most errors, and its "
            "[pictures](region:pictures) stand beside it.",
        ),
        question=QT_TRANSLATE_NOOP("Guide", "Where are the pictures that the network gets right?"),
        answers=(
            Answer(
                QT_TRANSLATE_NOOP("Guide", "On the diagonal"),
                QT_TRANSLATE_NOOP("Guide", "Right: there the answer is the true class."),
                right=True,
            ),
            Answer(
                QT_TRANSLATE_NOOP("Guide", "In the last column"),
                QT_TRANSLATE_NOOP("Guide", "There stands the recall: how many of a row are right, in %."),
            ),
        ),
        state={**settings(EVALUATION, 0), "view": "matrix", "pinned": None, "shown": None},
        part="evaluation",
        lights="region:figure",
    ),
    Step(
        title=QT_TRANSLATE_NOOP("Guide", "The worst picture"),
        text=QT_TRANSLATE_NOOP(
            "Guide",
            "The [pictures](region:pictures) with the largest losses of all. The first one is "
            "[worked out](region:loss): minus the logarithm of the probability that its true class has got.",
        ),
        question=QT_TRANSLATE_NOOP("Guide", "The true class gets a probability of 1. What is the loss?"),
        answers=(
            Answer(
                QT_TRANSLATE_NOOP("Guide", "0"), QT_TRANSLATE_NOOP("Guide", "Right: −ln 1 = 0."), right=True,
            ),
            Answer(
                QT_TRANSLATE_NOOP("Guide", "1"),
                QT_TRANSLATE_NOOP("Guide", "The loss is small where the probability is large: −ln 1 = 0."),
            ),
        ),
        state={**settings(EVALUATION, 0), "view": "worst", "pinned": None, "shown": None},
        part="evaluation",
        lights="region:loss",
    ),
    Step(
        title=QT_TRANSLATE_NOOP("Guide", "Does it know how sure it is?"),
        text=QT_TRANSLATE_NOOP(
            "Guide",
            "The answers, sorted by confidence. A [bar](region:figure) shows how many of them are right, the hatching "
            "how far that is from what the network believed.",
        ),
        question=QT_TRANSLATE_NOOP("Guide", "Bars end below the dashed line. What does that say?"),
        answers=(
            Answer(
                QT_TRANSLATE_NOOP("Guide", "It is too sure of itself"),
                QT_TRANSLATE_NOOP("Guide", "Right: it is right less often than its probabilities say."),
                right=True,
            ),
            Answer(
                QT_TRANSLATE_NOOP("Guide", "It is too modest"),
                QT_TRANSLATE_NOOP("Guide", "Then it would be right more often than it says: bars above the line."),
            ),
        ),
        state={**settings(EVALUATION, 0), "view": "confidence", "pinned": None, "shown": None},
        part="evaluation",
        lights="region:figure",
    ),
)  # fmt: skip
