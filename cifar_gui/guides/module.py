"""First steps of 7.1."""

from cifar_gui.guides.guide import Answer, Guide, Step
from cifar_gui.guides.states import composed
from cifar_gui.lessons.module import COURSE, HOOKED, PAST_THE_HOOKS
from cifar_gui.pages.module import LINEAR, MULTIPLY, PARAMETER, Composition, Operation
from cifar_gui.spec import QT_TRANSLATE_NOOP

GUIDE = Guide(
    lesson="module",
    steps=(
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A call, step by step"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "A module takes 1 and gives 2. In the middle is [the call](region:call), as PyTorch "
                "went through it. Click its lines, or press play.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How does one call a module `m` with `x`?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "`m(x)`"),
                    QT_TRANSLATE_NOOP("Guide", "Right: `__call__` does what is needed and runs your `forward`."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "`m.forward(x)`"),
                    QT_TRANSLATE_NOOP(
                        "Guide", "It gives a result, but bypasses something. The step after the next one shows what."
                    ),
                ),
            ),
            state=composed(0, COURSE),
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Two hooks"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Before and after `forward`, functions of yours can listen: a "
                "[pre-hook](field:pre_hook) and a [hook](field:hook). Both are about to be switched "
                "on.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "In which order do they run?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "forward, pre-hook, hook"),
                    QT_TRANSLATE_NOOP("Guide", "A pre-hook gets the input before `forward` does."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "pre-hook, forward, hook"),
                    QT_TRANSLATE_NOOP("Guide", "Right. The new lines in the call say so."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "pre-hook, hook, forward"),
                    QT_TRANSLATE_NOOP("Guide", "The hook gets the output, so it has to wait for `forward`."),
                ),
            ),
            state=composed(0, COURSE),
            after=composed(1, HOOKED),
            lights="region:call",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "Past the hooks"),
            text=QT_TRANSLATE_NOOP(
                "Guide", "Now `forward` will be called [directly](field:direct), with both hooks still switched on."
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What becomes of the call?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "Nothing changes."),
                    QT_TRANSLATE_NOOP("Guide", "The hooks belong to `__call__`, and nobody calls that now."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "The same result, but no hook runs."),
                    QT_TRANSLATE_NOOP("Guide", "Right. That is why one writes `m(x)`."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "PyTorch reports an error."),
                    QT_TRANSLATE_NOOP("Guide", "It does not notice: `forward` is an ordinary method."),
                ),
            ),
            state=composed(1, HOOKED),
            after=composed(2, PAST_THE_HOOKS),
            lights="region:call",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "What is registered"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "This module multiplies by 3, a plain number. [Under the call](region:registered) "
                "nothing is registered, so there is nothing to learn.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "What does the 3 have to be, so that an optimiser can change it?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "A float"),
                    QT_TRANSLATE_NOOP("Guide", "It is one already, and a float is not registered."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "An `nn.Parameter` assigned to `self`"),
                    QT_TRANSLATE_NOOP("Guide", "Right: now it is in `parameters()` and in `state_dict()`."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "A buffer"),
                    QT_TRANSLATE_NOOP("Guide", "A buffer is saved, but it is not a parameter, and nothing trains it."),
                ),
            ),
            state=composed(0, Composition((Operation(MULTIPLY, 3.0),))),
            after=composed(0, Composition((Operation(PARAMETER, 3.0),))),
            lights="region:registered",
        ),
        Step(
            title=QT_TRANSLATE_NOOP("Guide", "A layer inside"),
            text=QT_TRANSLATE_NOOP(
                "Guide",
                "Assigned to `self`, a layer brings its parameters along. `Linear(2, 2)` has "
                "[registered](region:registered) 4 weights and 2 biases.",
            ),
            question=QT_TRANSLATE_NOOP("Guide", "How many numbers does `Linear(3, 3)` learn?"),
            answers=(
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "9"),
                    QT_TRANSLATE_NOOP("Guide", "These are the weights. Each output has a bias too."),
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "12"),
                    QT_TRANSLATE_NOOP("Guide", "Right: 3 × 3 weights and 3 biases."),
                    right=True,
                ),
                Answer(
                    QT_TRANSLATE_NOOP("Guide", "18"),
                    QT_TRANSLATE_NOOP("Guide", "A bias belongs to an output, not to each weight."),
                ),
            ),
            state=composed(4, Composition((Operation(LINEAR, 2.0),), (1.0, 2.0))),
            after=composed(4, Composition((Operation(LINEAR, 3.0),), (1.0, 2.0, 3.0))),
            lights="region:registered",
        ),
    ),
    learned=QT_TRANSLATE_NOOP(
        "Guide",
        "- One writes `m(x)`: `__call__` runs the hooks and `forward`.\n- Parameters, buffers "
        "and modules that are assigned to `self` are registered; plain numbers are "
        "not.\n\nUnder “Mistakes” you can leave out `super().__init__()` safely. The next lesson "
        "is about what a convolution computes.",
    ),
)
