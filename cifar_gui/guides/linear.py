"""First steps of 7.6."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import settings
from cifar_gui.lessons.linear import LINEAR
from cifar_gui.lessons.vgg import SUMMARY
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="linear",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A picture as a row"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "`flatten` makes a row of the [input](region:input). Point at a pixel: the same "
                "number lights up in the [vector](region:vector).",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many numbers has the row of one picture?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "1024"),
                    QT_TRANSLATE_NOOP("Guide", "These are the pixels, 32 × 32. Each has three colours."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "3072"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 3 × 32 × 32, channel after channel."),
                    right=True,
                ),
            ),
            state=settings(LINEAR, 1),
            part="linear",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "One weight for each"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Every bar of the [output](region:output) is a [neuron](region:neuron): all inputs, "
                "each times its own weight, and one bias.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many numbers does `Linear(3072, 10)` learn?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "30,720"),
                    QT_TRANSLATE_NOOP("Guide", "These are the weights. Each output has a bias too."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "30,730"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 10 × (3072 + 1)."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "3,082"),
                    QT_TRANSLATE_NOOP("Guide", "Each of the 10 outputs has 3072 weights of its own."),
                ),
            ),
            state=settings(LINEAR, 1),
            part="linear",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "The last batch"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The course flattens the whole batch: 64 pictures become 196608 numbers, and "
                "[in_features](field:in_features) is set to that. The test split of CIFAR-10 ends "
                "with a batch of 16.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What happens to that batch?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It gets 10 numbers like the others."),
                    QT_TRANSLATE_NOOP(
                        "Guide", "16 pictures make 49152 numbers, and the layer has 196608 weights for each output."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "PyTorch refuses."),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: 1×49152 and 196608×10 cannot be multiplied. With start_dim=1 each picture is "
                        "a row, and any batch fits.",
                    ),
                    right=True,
                ),
            ),
            state=settings(LINEAR, 0),
            part="linear",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "VGG16"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "This network has 138,357,544 learnable parameters. The [table](region:table) says how "
                "they are spread over its layers.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Which layer has most of them?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The last convolution"),
                    QT_TRANSLATE_NOOP("Guide", "A convolution uses its few weights everywhere: 2,359,808."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The first linear layer"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: 25088 × 4096 + 4096 = 102,764,544, nearly three quarters of all."
                    ),
                    right=True,
                ),
            ),
            state=settings(SUMMARY, 0),
            part="vgg16",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Other layers"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The gallery runs [other layers](region:layers) on data. Dropout sets some numbers "
                "to 0 by chance while it trains; look at the [result](region:result).",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What does Dropout do in `eval()`?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The same"),
                    QT_TRANSLATE_NOOP("Guide", "When a network is judged, chance would only disturb."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "It does nothing"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: the input goes through unchanged. Switch train() mode off and see."
                    ),
                    right=True,
                ),
            ),
            state={"layer": "Dropout"},
            part="gallery",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- A linear layer has a weight for every pair of input and output, and a bias for each output.\n- Flatten "
        "with `start_dim=1`, so that every picture stays a row.\n\nUnder “Mistakes” you find the last batch. In the "
        "next lesson you build a network of your own.",
    ),
)
