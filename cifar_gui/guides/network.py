"""First steps of the page of the whole network."""

from cifar_gui.guides.embedding import STEPS as EMBEDDING
from cifar_gui.guides.evaluation import STEPS as EVALUATION
from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import settings
from cifar_gui.lessons.models import QUICK
from cifar_gui.lessons.network import ATTRIBUTION, FRESH_QUICK, MAPS
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
            title=QT_TRANSLATE_NOOP("Guide", "One number worked out"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Now the [strip](region:path) works out the number: the largest of four. Step back with the timeline: "
                "in `conv2` it is a sum over 32 maps, each with a window of 5×5.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many products does that sum have?"),
            answers=(
                Answer(QT_TRANSLATE_NOOP("Guide", "25"), QT_TRANSLATE_NOOP("Guide", "That is one map; there are 32.")),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "800"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 32 · 25, and then the bias is added."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "25,600"),
                    QT_TRANSLATE_NOOP("Guide", "So many weights has the layer; a number uses those of its own map."),
                ),
            ),
            state={**settings(MAPS, 0), "pinned": [3, [4, 4, 2]], "layer": None, "explains": "arithmetic"},
            part="maps",
            after={"layer": 2},
            lights="region:path",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "What really counts"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Under the picture stands the [effective field](field:effective): how much the number changes "
                "with each "
                "pixel, averaged over many pictures.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Do all pixels of the frame count alike?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Yes, the frame says so"),
                    QT_TRANSLATE_NOOP("Guide", "The frame says only which pixels can have any influence."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "No, the middle counts most"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: many ways lead from the middle to the number, and only a few from the edge."
                    ),
                    right=True,
                ),
            ),
            state={**settings(MAPS, 0), "pinned": [5, [10, 2, 1]], "layer": None, "explains": "path"},
            part="maps",
            lights="region:maps",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "What training has done"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The same [network](field:model) with weights that were never trained. Maps it has, too; what "
                "it says of "
                "the picture is nearly the same for every class.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Are the receptive fields smaller before training?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Yes, they grow while it learns"),
                    QT_TRANSLATE_NOOP("Guide", "They follow from the windows alone, which training does not change."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "No, they are the same"),
                    QT_TRANSLATE_NOOP("Guide", "Right: only the effective field depends on the weights."),
                    right=True,
                ),
            ),
            state={
                **settings(MAPS, 3),
                "model": FRESH_QUICK,
                "pinned": [5, [10, 2, 1]],
                "layer": None,
                "explains": "path",
            },
            part="maps",
            lights="region:fields",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Why this answer"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Another part of this page: which pixels does the answer hang on? [What counts](region:reasons) is "
                "drawn by Grad-CAM here, which adds up the maps of `conv3`, each with a weight.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "These maps have 8×8 cells. How exactly can Grad-CAM say where?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "To one pixel"),
                    QT_TRANSLATE_NOOP("Guide", "It looks smooth because it is enlarged; nothing is added by that."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "To about 4×4 pixels"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 32 pixels are spread over 8 cells."),
                    right=True,
                ),
            ),
            state={**settings(ATTRIBUTION, 0), "model": QUICK, "patch": None, "off": []},
            part="attribution",
            lights="region:reasons",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A patch over the picture"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A grey patch lies on the [picture](region:patch). Drag it, and the [scores](region:scores) follow; "
                "lines mark where they were.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "The score falls when an ear is covered. What does that say?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The network knows what an ear is."),
                    QT_TRANSLATE_NOOP("Guide", "That would be more than was measured: a number fell, for some reason."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The score hangs on these pixels."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right. Even the edges of the patch may be the reason: the network has never seen one."
                    ),
                    right=True,
                ),
            ),
            state={**settings(ATTRIBUTION, 0), "model": QUICK, "patch": [12, 12], "off": []},
            part="attribution",
            lights="region:patch",
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
        *EVALUATION,
        *EMBEDDING,
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- A network is a row of layers; each turns maps into other maps.\n- A receptive field grows by "
        "(window − 1) · step with every layer.\n- What counts in it lies mostly in its middle.\n- Every number on the "
        "page is the largest, the mean or the sum of a few others.\n\nOpen a network that you have trained yourself in "
        "lesson 7.9, and a picture of your own.",
    ),
)
"""Pinned numbers: of ``maxpool2``, and of ``maxpool3``."""
