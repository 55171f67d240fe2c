"""The lessons that are not built yet: their tabs are there and say what is coming."""

from cifar_gui.spec import QT_TRANSLATE_NOOP, ComingStage, Lesson

MODULE = Lesson(
    "7.1", "Module", QT_TRANSLATE_NOOP("Lesson", "The life of an nn.Module"), "torch.nn.Module",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "Step through a call: __call__, hooks, forward"),
        QT_TRANSLATE_NOOP("Lesson", "Compose a small module and see what it registers"),
    )),
)  # fmt: skip
NUMBERS = Lesson(
    "7.2", QT_TRANSLATE_NOOP("Lesson", "Numbers"), QT_TRANSLATE_NOOP("Lesson", "Convolution on numbers"),
    "torch.nn.functional.conv2d",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "Edit the input and the kernel like a spreadsheet"),
        QT_TRANSLATE_NOOP("Lesson", "See every product of a window written out"),
        QT_TRANSLATE_NOOP("Lesson", "Compare cross-correlation with the flipped convolution"),
    )),
)  # fmt: skip
POOLING = Lesson(
    "7.4", QT_TRANSLATE_NOOP("Lesson", "Pooling"), QT_TRANSLATE_NOOP("Lesson", "Max pooling"), "torch.nn.MaxPool2d",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "See which cell wins each window"),
        QT_TRANSLATE_NOOP("Lesson", "Compare floor with ceil mode, average with adaptive pooling"),
        QT_TRANSLATE_NOOP("Lesson", "Put pooled values back with MaxUnpool2d"),
    )),
)  # fmt: skip
ACTIVATION = Lesson(
    "7.5", QT_TRANSLATE_NOOP("Lesson", "Activation"), QT_TRANSLATE_NOOP("Lesson", "Non-linear activations"),
    "torch.nn.ReLU",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "Twelve activations with curve, derivative and histograms"),
        QT_TRANSLATE_NOOP("Lesson", "Raw against normalised input"),
    )),
)  # fmt: skip
LINEAR = Lesson(
    "7.6", QT_TRANSLATE_NOOP("Lesson", "Linear +"), QT_TRANSLATE_NOOP("Lesson", "Linear and other layers"),
    "torch.nn.Linear",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "Flatten a batch and meet the last batch that does not fit"),
        QT_TRANSLATE_NOOP("Lesson", "A neuron drawn with its inputs, weights and bias"),
        QT_TRANSLATE_NOOP("Lesson", "A gallery of other layers, each run on data"),
    )),
)  # fmt: skip
SEQUENTIAL = Lesson(
    "7.7", "Sequential", QT_TRANSLATE_NOOP("Lesson", "Build a network"), "torch.nn.Sequential",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "Add, move and edit layers, with shapes as you type"),
        QT_TRANSLATE_NOOP("Lesson", "Parameters, multiply-adds and memory of every layer"),
        QT_TRANSLATE_NOOP("Lesson", "The network as code in three notations"),
    )),
)  # fmt: skip
LOSS = Lesson(
    "7.8", QT_TRANSLATE_NOOP("Lesson", "Loss"), QT_TRANSLATE_NOOP("Lesson", "Losses and backpropagation"),
    "torch.nn.CrossEntropyLoss",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "Losses on tensors you can edit, each step of the formula"),
        QT_TRANSLATE_NOOP("Lesson", "Gradients before and after backward, as maps and histograms"),
    )),
)  # fmt: skip
