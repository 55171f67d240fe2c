"""Stages of pooling and activations on numbers, for the tests."""

from cifar_gui.lesson import Example, Lesson, Preset, Table
from cifar_gui.lessons.activations import ActivationParams
from cifar_gui.lessons.numbers import COURSE_INPUT, GENERATED
from cifar_gui.lessons.pooling import PoolParams
from cifar_gui.pages.numbers import NumbersContent
from cifar_gui.spec import Range

POOL = NumbersContent(
    PoolParams, (Table("input", "Input", (COURSE_INPUT, *GENERATED)),),
    (Example("ceil", PoolParams(ceil_mode=True, return_indices=True)), Example("floor", PoolParams())), (),
)  # fmt: skip
ACTIVATION = NumbersContent(
    ActivationParams,
    (Table("input", "Input", (Preset("course", "Course", ((1, -0.5), (-1, 3))), *GENERATED), "float32", Range(1, 12)),),
    (Example("relu", ActivationParams()), Example("sigmoid", ActivationParams("Sigmoid"))), (),
)  # fmt: skip
POOLING = Lesson("pooling/numbers", "7.4", "Pooling", "Pooling", "torch.nn.MaxPool2d", POOL)
ACTIVATIONS = Lesson("activations/numbers", "7.5", "Activation", "Activation", "torch.nn.ReLU", ACTIVATION)
