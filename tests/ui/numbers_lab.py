"""Pages on numbers with the real engine behind them, and stages of pooling and activations to try them with."""

from quick_lab import QuickLab, make_context, show

from cifar_gui.engine.numbers import answer
from cifar_gui.lessons.activations import ActivationParams
from cifar_gui.lessons.numbers import COURSE_INPUT, GENERATED, INPUT, LESSON
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.spec import Example, Layer, Lesson, NumbersStage, Preset, Range, Table, written
from cifar_gui.ui.numbers_page import NumbersPage


class NumbersLab(QuickLab):
    """Answers calculations, at once or when the test says so."""

    def reply(self, request):
        self.replied.emit(answer(request))


def call_pool(params):
    return Layer("output", params.layer, (), tuple(written(params, "kernel_size", "output_size").items()))


def call_activation(params):
    return Layer("output", params.layer, (), tuple(written(params).items()))


POOL = NumbersStage(
    PoolParams, call_pool, (Table("input", "Input", (COURSE_INPUT, *GENERATED)),),
    (Example("ceil", PoolParams(ceil_mode=True, return_indices=True)), Example("floor", PoolParams())), (),
)  # fmt: skip
ACTIVATION = NumbersStage(
    ActivationParams, call_activation,
    (Table("input", "Input", (Preset("course", "Course", ((1, -0.5), (-1, 3))), *GENERATED), "float32", Range(1, 12)),),
    (Example("relu", ActivationParams()), Example("sigmoid", ActivationParams("Sigmoid"))), (),
)  # fmt: skip
POOLING = Lesson("7.4/numbers", "Pooling", "Pooling", "torch.nn.MaxPool2d", POOL)
ACTIVATIONS = Lesson("7.5/numbers", "Activation", "Activation", "torch.nn.ReLU", ACTIVATION)


def make_numbers_page(qtbot, lesson=LESSON, lab=None, size=(1440, 828)):
    """A page on numbers on the screen; ``page.lab`` is what it talks to."""
    lab = lab or NumbersLab()
    page = NumbersPage(lesson, make_context(lab))
    page.lab = lab
    lab.replied.connect(page.take)
    qtbot.addWidget(page.toolbar_widget)
    show(qtbot, page, size)
    page.activated()
    if lab.at_once:
        qtbot.waitUntil(page.settled)
    return page
