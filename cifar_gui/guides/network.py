"""First steps of the page of the whole network."""

from cifar_gui.guides.embedding import STEPS as EMBEDDING
from cifar_gui.guides.evaluation import STEPS as EVALUATION
from cifar_gui.guides.exciting import STEPS as EXCITING
from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import settings
from cifar_gui.lessons.models import QUICK
from cifar_gui.lessons.network import ATTRIBUTION, MAPS
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="network",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "From the picture to ten numbers"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Each [column](region:maps) is what one layer puts out for the picture at the left, a small "
                "square each "
                "map. The list of [layers](region:layers) names them. At the right stand the probabilities of "
                "the classes.",
            ),
            question=QT_TRANSLATE_NOOP(
                "Guide", "`maxpool1` has a window of 2 and a stride of 2. What of `conv1` is left?"
            ),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Half of the maps"),
                    QT_TRANSLATE_NOOP("Guide", "Pooling works in each map by itself: there are still 32."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "A quarter of the numbers, in as many maps"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 32 maps of 16×16 instead of 32×32."),
                    right=True,
                ),
            ),
            state={**settings(MAPS, 0), "pinned": None, "explains": "path"},
            part="maps",
            lights="region:maps",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "What a number sees"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A number of `maxpool2` is pinned. The [way back](region:path) shows which numbers of the "
                "layers before "
                "it comes from, and the frame on the picture what it sees of that: its receptive field.",
            ),
            question=QT_TRANSLATE_NOOP(
                "Guide", "A number of `conv1` sees 5×5 pixels. Does one of `conv2`, also with a window of 5, see 10×10?"
            ),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Yes, 5 + 5"),
                    QT_TRANSLATE_NOOP("Guide", "The windows of neighbours overlap, and between them lies a pooling."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "No, 14×14"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: behind the pooling a step is 2 pixels, so 6 + 4 · 2 = 14. See under “Fields”."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "No, 25×25"),
                    QT_TRANSLATE_NOOP("Guide", "Sizes do not multiply: the windows of neighbours overlap."),
                ),
            ),
            state={**settings(MAPS, 0), "pinned": [3, [4, 4, 2]], "layer": None, "explains": "path"},
            part="maps",
            lights="region:fields",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A picture that proves nothing"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Beside [what counts](region:reasons) now stands the same [with random weights](region:overlay): a "
                "network that has learnt nothing is asked the same question.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Suppose both were much alike. What would the first map prove?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "That the network has learnt the right thing"),
                    QT_TRANSLATE_NOOP("Guide", "The other one has learnt nothing, and would prove the same."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Nothing about what was learnt"),
                    QT_TRANSLATE_NOOP("Guide", "Right: then it is the picture itself that shines through."),
                    right=True,
                ),
            ),
            state={**settings(ATTRIBUTION, 4), "model": QUICK, "patch": None, "off": []},
            part="attribution",
            lights="region:overlay",
        ),
        *EXCITING,
        *EVALUATION,
        *EMBEDDING,
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- A network is a row of layers; each turns maps into other maps.\n- A receptive field grows by "
        "(window − 1) · step with every layer.\n- A picture of reasons that looks the same with random weights proves "
        "nothing.\n- Wrong answers are worth reading: a matrix says which classes, the pictures say why.\n\nOpen a "
        "network that you have trained yourself in lesson 7.9, and a picture of your own.",
    ),
)
"""Pinned numbers: of ``maxpool2``, and of ``maxpool3``."""
