"""7.9: optimisers, a network trained for real, the loop that does it, line by line, and where its batches come from."""

from dataclasses import replace

from cifar_gui.lesson import Example, Fact, Lesson, Part, PartsContent
from cifar_gui.lessons.compare import COMPARE
from cifar_gui.lessons.duel import DUEL
from cifar_gui.lessons.loader import LOADER
from cifar_gui.lessons.loop import LOOP
from cifar_gui.lessons.networks import CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, FAST, FAST_WIDE, TUTORIAL
from cifar_gui.lessons.rates import RATES
from cifar_gui.pages.run import RunContent
from cifar_gui.recipe import ADAM, ALTERNATING, CONSTANT, MUON, ONE_CYCLE, PER_CHANNEL, SGD, SYMMETRIC, Recipe
from cifar_gui.spec import QT_TRANSLATE_NOOP

COURSE = Recipe(
    network=CIFAR10_QUICK.name, split="test", validation=0.0, batch_size=1, epochs=20, shuffle=False, optimizer=SGD,
    lr=0.01, momentum=0.0, nesterov=False, weight_decay=0.0, schedule=CONSTANT,
)  # fmt: skip
BATCHNORM = Recipe(network=CIFAR10_QUICK_BATCHNORM.name, lr=0.05, schedule=ONE_CYCLE)
QUICK = Recipe()
OF_PYTORCH = Recipe(
    network=TUTORIAL.name, validation=0.0, batch_size=4, epochs=2, scaling=SYMMETRIC, lr=0.001, momentum=0.9,
    nesterov=False, weight_decay=0.0, schedule=CONSTANT,
)  # fmt: skip
"""The recipe of PyTorch's tutorial on CIFAR-10. **Source:** its page "Training a Classifier"."""

QUICKEST = Recipe(
    network=FAST.name, whiten=True, scaling=PER_CHANNEL, batch_size=160, flip=ALTERNATING, shift=2,
    label_smoothing=0.2, optimizer=MUON, lr=0.0125, momentum=0.8, weight_decay=0.5, schedule=ONE_CYCLE, epochs=12,
    small_epochs=8,
)  # fmt: skip
"""For 1.3e13 operations of training; what came of it stands in the lesson's text."""
QUICKEST_WIDE = replace(QUICKEST, network=FAST_WIDE.name, batch_size=250, lr=0.012, epochs=10, small_epochs=7)
"""For 5e13."""

TRAINING = RunContent(
    networks=(CIFAR10_QUICK, CIFAR10_QUICK_BATCHNORM, TUTORIAL, FAST, FAST_WIDE),
    examples=(
        Example(QT_TRANSLATE_NOOP("Lesson", "Five epochs with BatchNorm"), BATCHNORM),
        Example(QT_TRANSLATE_NOOP("Lesson", "CIFAR10-quick, one-cycle"), QUICK),
        Example(
            QT_TRANSLATE_NOOP("Lesson", "CIFAR10-quick with Adam"),
            Recipe(optimizer=ADAM, lr=0.001, weight_decay=0.0, schedule=CONSTANT),
        ),
        Example(QT_TRANSLATE_NOOP("Lesson", "Fast: 1.3 × 10¹³ FLOPs"), QUICKEST),
        Example(QT_TRANSLATE_NOOP("Lesson", "Fast: 5 × 10¹³ FLOPs"), QUICKEST_WIDE),
        Example(QT_TRANSLATE_NOOP("Lesson", "PyTorch's CIFAR-10 tutorial"), OF_PYTORCH),
        Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-9-optim"), COURSE),
    ),
    facts=(
        Fact(QUICK, (64, 3, 32, 32), {"shape": (64, 10), "parameters": 145_578}),
        Fact(OF_PYTORCH, (4, 3, 32, 32), {"shape": (4, 10), "parameters": 62_006}),
        Fact(QUICKEST, (64, 3, 32, 32), {"shape": (64, 10), "parameters": 119_760}),
        Fact(QUICKEST_WIDE, (64, 3, 32, 32), {"shape": (64, 10), "parameters": 498_104}),
        Fact(BATCHNORM, (64, 3, 32, 32), {"shape": (64, 10), "parameters": 145_706}),
    ),
)

LESSON = Lesson(
    key="training",
    number="7.9",
    tab=QT_TRANSLATE_NOOP("Lesson", "Training"),
    title=QT_TRANSLATE_NOOP("Lesson", "Optimisers and training"),
    torch_name="torch.optim",
    content=PartsContent(
        (
            Part("training", QT_TRANSLATE_NOOP("Lesson", "Training"), TRAINING),
            Part("compare", QT_TRANSLATE_NOOP("Lesson", "Compare"), COMPARE),
            Part("duel", "A/B", DUEL),
            Part("rates", QT_TRANSLATE_NOOP("Lesson", "Learning rate"), RATES),
            Part("loop", QT_TRANSLATE_NOOP("Lesson", "Loop"), LOOP),
            Part("loader", "DataLoader", LOADER),
        )
    ),
)
