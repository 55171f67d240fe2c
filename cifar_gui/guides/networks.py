"""First steps of 7.7."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import built, with_relu, without_padding
from cifar_gui.lessons.networks import CIFAR10_QUICK, RESNET_SMALL
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="sequential",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A network is a table"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "The [table](region:table) is the course's network, from the top to the bottom. The "
                "[drawing](region:diagram) shows each output as a block.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many of its layers learn something?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "5"),
                    QT_TRANSLATE_NOOP("Guide", "Right: three convolutions and two linear layers."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "9"),
                    QT_TRANSLATE_NOOP("Guide", "Pooling and Flatten have no parameters."),
                ),
                Answer(QT_TRANSLATE_NOOP("Guide", "3"), QT_TRANSLATE_NOOP("Guide", "The linear layers learn as well.")),
            ),
            state=built(CIFAR10_QUICK, 0),
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Where it stops fitting"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "`conv1` has padding 2, which keeps 32×32. In a moment the [padding of conv1](region:layer) is 0.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Which layer is the first that no longer fits?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "conv1 itself"),
                    QT_TRANSLATE_NOOP("Guide", "It gives 28×28, and nothing is wrong with that."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "conv2"),
                    QT_TRANSLATE_NOOP("Guide", "A convolution takes any height and width."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "linear1"),
                    QT_TRANSLATE_NOOP("Guide", "Right: it expects 1024 numbers and gets 576. The page offers fixes."),
                    right=True,
                ),
            ),
            state=built(CIFAR10_QUICK, 0),
            after=built(without_padding(CIFAR10_QUICK), 0),
            lights="region:explanation",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Where the numbers are"),
            text=QT_TRANSLATE_NOOP(
                "Guide", "The network has 145,578 parameters. The [table](region:table) lists them layer by layer."
            ),
            question=QT_TRANSLATE_NOOP("Guide", "Which layer has most of them?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "conv3"),
                    QT_TRANSLATE_NOOP("Guide", "64 × (32 × 25 + 1) = 51,264. One has more."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "linear1"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 64 × (1024 + 1) = 65,600."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "conv1"),
                    QT_TRANSLATE_NOOP("Guide", "32 × (3 × 25 + 1) = 2,432, one of the smallest."),
                ),
            ),
            state=built(CIFAR10_QUICK, 7),
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Linear on linear"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "At the end of the [table](region:table) two linear layers follow each other, with "
                "nothing between them.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What can they do together that one could not?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "They can learn curves."),
                    QT_TRANSLATE_NOOP("Guide", "A sum of sums is a sum again."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Nothing more"),
                    QT_TRANSLATE_NOOP(
                        "Guide",
                        "Right: together they are worth one. A ReLU between them, as there is now, changes that.",
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Twice as much"),
                    QT_TRANSLATE_NOOP("Guide", "Two multiplications in a row are one multiplication."),
                ),
            ),
            state=built(CIFAR10_QUICK, 7),
            after=built(with_relu(CIFAR10_QUICK), 8),
            lights="region:table",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A shortcut"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "This is a small ResNet. The arcs in the [drawing](region:diagram) are shortcuts around some layers.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What is done with both ways at the end of the arc?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "They are added."),
                    QT_TRANSLATE_NOOP("Guide", "Right: layers(x) + shortcut(x). So both need the same shape."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "They are put side by side."),
                    QT_TRANSLATE_NOOP("Guide", "That would double the channels; a ResNet adds."),
                ),
            ),
            state=built(RESNET_SMALL, 0),
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "From code to the table"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A network of your own can come from its code: paste it with Ctrl+V, or with "
                "[this button](region:code). It is read, and never run. In a class, say, `__init__` makes `conv1`, "
                "`fc1` and `conv2`, in that order, and `forward` calls `conv1`, `conv2` and `fc1`.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "In which order does the table list the layers?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "As __init__ makes them"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "There they are only made. print(model) lists them so, and so do saved weights."
                    ),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "As forward calls them"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "Right: forward alone says what a picture goes through, and in which order."
                    ),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "By their names"),
                    QT_TRANSLATE_NOOP("Guide", "A name may be any word; PyTorch computes nothing with it."),
                ),
            ),
            state=built(CIFAR10_QUICK, 0),
            lights="region:notations",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- In a network each shape has to be one that the next layer takes.\n- Most "
        "parameters are often in the first linear layer.\n- Without an activation between "
        "them, linear layers are worth one.\n\nBuild one of your own and keep it: lesson 7.9 "
        "can train it. The next lesson says how wrong a network is.",
    ),
)
