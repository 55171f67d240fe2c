"""7.1: the life of an ``nn.Module``."""

from cifar_gui.lesson import Example, Fact, Lesson
from cifar_gui.pages.module import (
    ADD,
    BUFFER,
    LINEAR,
    MULTIPLY,
    PARAMETER,
    SUBMODULE,
    Composition,
    ModuleContent,
    Operation,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

COURSE = Composition()
HOOKED = Composition(pre_hook=True, hook=True)
PAST_THE_HOOKS = Composition(pre_hook=True, hook=True, direct=True)
REGISTERED = Composition(
    (Operation(PARAMETER, 2.0), Operation(BUFFER, 0.5), Operation(SUBMODULE, 1.0), Operation(MULTIPLY, 3.0)), hook=True
)
VECTOR = Composition((Operation(LINEAR, 3.0), Operation(ADD, 1.0)), (1.0, 2.0, 3.0))

LESSON = Lesson(
    key="module",
    number="7.1",
    tab=QT_TRANSLATE_NOOP("Lesson", "Module"),
    title=QT_TRANSLATE_NOOP("Lesson", "The life of an nn.Module"),
    torch_name="torch.nn.Module",
    content=ModuleContent(
        examples=(
            Example(QT_TRANSLATE_NOOP("Lesson", "Course: 7-1-nn_Module"), COURSE),
            Example(QT_TRANSLATE_NOOP("Lesson", "With hooks"), HOOKED),
            Example(QT_TRANSLATE_NOOP("Lesson", "forward called directly"), PAST_THE_HOOKS),
            Example(QT_TRANSLATE_NOOP("Lesson", "What gets registered"), REGISTERED),
            Example(QT_TRANSLATE_NOOP("Lesson", "A Linear inside"), VECTOR),
        ),
        facts=(
            Fact(COURSE, (), {"value": (2.0,), "registered": ()}),
            Fact(PAST_THE_HOOKS, (), {"value": (2.0,)}),
            Fact(REGISTERED, (), {"value": (10.5,), "registered": ("scale0", "offset1", "inner2")}),
            Fact(VECTOR, (3,), {"registered": ("linear0.weight", "linear0.bias", "linear0")}),
        ),
    ),
)
