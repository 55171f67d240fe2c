"""The lessons that are not built yet: their tabs are there and say what is coming."""

from cifar_gui.spec import QT_TRANSLATE_NOOP, ComingStage, Lesson

LINEAR = Lesson(
    "7.6", QT_TRANSLATE_NOOP("Lesson", "Linear +"), QT_TRANSLATE_NOOP("Lesson", "Linear and other layers"),
    "torch.nn.Linear",
    ComingStage((
        QT_TRANSLATE_NOOP("Lesson", "Flatten a batch and meet the last batch that does not fit"),
        QT_TRANSLATE_NOOP("Lesson", "A neuron drawn with its inputs, weights and bias"),
        QT_TRANSLATE_NOOP("Lesson", "A gallery of other layers, each run on data"),
    )),
)  # fmt: skip
