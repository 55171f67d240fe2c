"""First steps of 7.8."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import losses, settings
from cifar_gui.lessons.losses import GRADIENTS, LOSSES
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="losses",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "How wrong"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The [input](region:input) is what a network says, the [target](region:target) what "
                "it should say. `L1Loss` takes the distances 0, 0 and 2; the [loss](region:result) "
                "is their mean, 0.6667.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What is it with `reduction='sum'`?"),
            answers=(
                Answer(QT_TRANSLATE_NOOP("Guide", "2"), QT_TRANSLATE_NOOP("Guide", "Right: 0 + 0 + 2."), right=True),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "6"), QT_TRANSLATE_NOOP("Guide", "Add the distances, not the inputs.")
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0.6667"),
                    QT_TRANSLATE_NOOP("Guide", "That is the mean; the sum is not divided by 3."),
                ),
            ),
            state=losses(LOSSES, 0),
            part="tensors",
            after=losses(LOSSES, 1),
            lights="region:result",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Squares"),
            text=QT_TRANSLATE_NOOP(
                "Guide", "`MSELoss` squares each [distance](region:steps) before the mean is taken."
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What does it give for 0, 0 and 2?"),
            answers=(
                Answer(QT_TRANSLATE_NOOP("Guide", "0.6667"), QT_TRANSLATE_NOOP("Guide", "Square the 2 first.")),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1.3333"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 4 / 3. Large errors count more."),
                    right=True,
                ),
                Answer(QT_TRANSLATE_NOOP("Guide", "4"), QT_TRANSLATE_NOOP("Guide", "That is the sum of the squares.")),
            ),
            state=losses(LOSSES, 0),
            part="tensors",
            after=losses(LOSSES, 2),
            lights="region:result",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Knowing nothing"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "`CrossEntropyLoss` compares scores with the right class, [step by "
                "step](region:steps). Now ten classes will all get the same score.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How large is the loss?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0"),
                    QT_TRANSLATE_NOOP("Guide", "That would be a network that is always right, and sure of it."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0.1"),
                    QT_TRANSLATE_NOOP("Guide", "0.1 is the probability of each class."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "About 2.303"),
                    QT_TRANSLATE_NOOP("Guide", "Right: −ln 0.1 = ln 10. There an untrained network begins."),
                    right=True,
                ),
            ),
            state=losses(LOSSES, 3),
            part="tensors",
            after=losses(LOSSES, 4),
            lights="region:result",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Perfect probabilities"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Suppose a network puts out 1 for the right class and 0 for all others, and this "
                "goes into [CrossEntropyLoss](field:loss).",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How large is the loss?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0"),
                    QT_TRANSLATE_NOOP("Guide", "The loss takes these numbers for scores and does a softmax itself."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "About 1.461"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: softmax makes only 0.232 of the 1. So give it logits, with no softmax before it.",
                    ),
                    right=True,
                ),
            ),
            state=losses(LOSSES, 4),
            part="tensors",
            after=losses(LOSSES, 5),
            lights="region:result",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "The way back"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A real network and a picture. The [timeline](region:way) goes forward and back; it is at its "
                "beginning, before `backward()`.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What is the gradient of every weight now?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "0"),
                    QT_TRANSLATE_NOOP("Guide", "0 would mean that somebody had worked it out."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "`None`"),
                    QT_TRANSLATE_NOOP("Guide", "Right. Press play: the gradient reaches the last layer first."),
                    right=True,
                ),
            ),
            state={**settings(GRADIENTS, 0), "position": 0},
            part="network",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- A loss is one number; `reduction` says how it is made of many.\n- An untrained network of ten classes "
        "begins near 2.303.\n- Networks put out logits; `CrossEntropyLoss` does the softmax.\n- `backward()` fills "
        "the gradients, from the last layer to the first.\n\nUnder “Mistakes” you find softmax before the loss. In "
        "the next lesson the network learns.",
    ),
)
