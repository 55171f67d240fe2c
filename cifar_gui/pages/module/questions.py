"""Questions on the life of an ``nn.Module``. No torch."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from cifar_gui.pages.module import ADD, BUFFER, LINEAR, MULTIPLY, SUBMODULE, Composition, Operation
from cifar_gui.questions.question import (
    CHOICE,
    NUMBER,
    WHOLE,
    Generator,
    Option,
    Question,
    Subject,
    literal,
    near,
    number,
    tell,
    term,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

MOST = 1e5


def _run(operations: tuple[Operation, ...], x: float) -> tuple[float, list[str]] | None:
    """What operations make of a number, and each step; None where a Linear or too large a number is among them."""
    lines = []
    for operation in operations:
        value = float(operation.value)
        if operation.kind == LINEAR or not math.isfinite(value) or abs(value) > MOST:
            return None
        if operation.kind in (ADD, BUFFER, SUBMODULE):
            after, sign = x + value, "+"
        else:
            after, sign = x * value, "·"
        lines.append(f"{number(x)} {sign} {term(value)} = {number(after)}")
        x = after
        if abs(x) > MOST:
            return None
    return x, lines


VALUE = QT_TRANSLATE_NOOP(
    "Try", "Suppose you called this page's module with `torch.tensor({x})`. What would it return?"
)


def value(subject: Subject, rng: Random) -> Question | None:
    """What the module makes of another number."""
    composition: Composition = subject.reply.composition
    x = float(rng.choice([x for x in (-2, -1, 0.5, 3, 4, 10) if x != composition.x[0]]))
    made = _run(composition.operations, x)
    if made is None or not made[1]:
        return None
    right, lines = made
    return Question(
        "module.value",
        tell(VALUE, x=repr(x)),
        NUMBER,
        right,
        tuple(map(literal, lines)),
        0.0 if right == int(right) else near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Follow the lines of `forward` one by one.")),
        premise={"composition": replace(composition, x=(x,))},
    )


TWICE = QT_TRANSLATE_NOOP("Try", "What does `module(module(torch.tensor({x})))` return?")


def twice(subject: Subject, rng: Random) -> Question | None:
    """The module after itself."""
    operations = subject.reply.composition.operations
    x = float(rng.choice((1, 2, -1, 3)))
    made = _run((*operations, *operations), x)
    if made is None or not made[1]:
        return None
    right, lines = made
    return Question(
        "module.twice",
        tell(TWICE, x=repr(x)),
        NUMBER,
        right,
        tuple(map(literal, lines)),
        0.0 if right == int(right) else near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The inner call comes first.")),
        premise={"operations": operations, "x": x},
    )


APPENDED = QT_TRANSLATE_NOOP(
    "Try",
    "Suppose `forward` ended with one more line, {what}. The module currently returns {now}. What would it return "
    "then?",
)
TIMES = "`x * {value}`"
PLUS = "`x + {value}`"


def appended(subject: Subject, rng: Random) -> Question | None:
    """One operation more at the end."""
    y = subject.reply.y
    if y.size != 1 or not math.isfinite(float(y.ravel()[0])) or abs(float(y.ravel()[0])) > MOST:
        return None
    now, kind, amount = float(y.ravel()[0]), rng.choice((ADD, MULTIPLY)), float(rng.choice((2, 3, -1, 0.5)))
    right = now + amount if kind == ADD else now * amount
    sign = "+" if kind == ADD else "·"
    return Question(
        "module.appended",
        tell(APPENDED, what=tell(PLUS if kind == ADD else TIMES, value=f"{amount:g}"), now=number(now)),
        NUMBER,
        right,
        (literal(f"{number(now)} {sign} {term(amount)} = {number(right)}"),),
        near(right),
        hint=tell(QT_TRANSLATE_NOOP("Try", "The new line takes the value that `forward` returns now.")),
        premise={"operation": Operation(kind, amount)},
    )


LEARNED = QT_TRANSLATE_NOOP(
    "Try",
    "Number of learnable parameters in this module so far: {now}. How many are there once `self.fc = nn.Linear({n}, "
    "{n})` and `self.scale = nn.Parameter(torch.ones({m}))` have been added?",
)


def learned_numbers(subject: Subject, rng: Random) -> Question | None:
    """How many numbers are learned."""
    now = sum(one.numbers for one in subject.reply.registered if one.kind == "parameter")
    n, m = rng.choice((2, 3, 5)), rng.choice((1, 4, 6))
    right = now + n * n + n + m
    return Question(
        "module.learned",
        tell(LEARNED, n=n, m=m, now=f"{now:,}"),
        WHOLE,
        right,
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "Linear: {n}·{n} weights and {n} biases; the Parameter: {m}. {now} + {linear} + {m} = {right}",
                ),
                n=n,
                m=m,
                now=f"{now:,}",
                linear=n * n + n,
                right=f"{right:,}",
            ),
        ),
        hint=tell(QT_TRANSLATE_NOOP("Try", "`nn.Linear({n}, {n})` holds weights and biases."), n=n),
        slips=((now + n * n + m, tell(QT_TRANSLATE_NOOP("Try", "The biases are left out: there is one per output."))),),
        premise={"n": n, "m": m, "now": now},
    )


LISTED = QT_TRANSLATE_NOOP("Try", "Which of these is in `state_dict()` but not in `parameters()`?")
LISTED_OPTIONS = (
    Option("parameter", literal("`self.a = nn.Parameter(torch.ones(1))`")),
    Option("buffer", literal("`self.register_buffer('b', torch.ones(1))`")),
    Option("plain", literal("`self.c = torch.ones(1)`")),
    Option("linear", literal("`self.d = nn.Linear(1, 1)`")),
)


def only_in_state(subject: Subject, rng: Random) -> Question | None:
    """What a buffer is."""
    options = list(LISTED_OPTIONS)
    rng.shuffle(options)
    return Question(
        "module.buffer",
        tell(LISTED),
        CHOICE,
        "buffer",
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try",
                    "A buffer is saved with the module and moves with it, but no optimiser "
                    "changes it. A plain tensor is "
                    "not registered at all.",
                )
            ),
        ),
        options=tuple(options),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Something that is saved but not learned.")),
        premise={},
    )


HOOKS = QT_TRANSLATE_NOOP(
    "Try",
    "A module has {pre} forward {pre:pre-hook|pre-hooks} and {post} forward {post:hook|hooks}. How many of them "
    "does `{call}` run?",
)


def hooks(subject: Subject, rng: Random) -> Question | None:
    """Which hooks a call runs."""
    pre, post, direct = rng.choice((1, 2)), rng.choice((1, 2, 3)), rng.random() < 0.5
    right = 0 if direct else pre + post
    why = (
        tell(QT_TRANSLATE_NOOP("Try", "None: `__call__` runs the hooks, and calling `forward` directly bypasses it."))
        if direct
        else tell(
            QT_TRANSLATE_NOOP("Try", "`__call__` runs all of them: {pre} before `forward`, {post} after it."),
            pre=pre,
            post=post,
        )
    )
    return Question(
        "module.hooks",
        tell(HOOKS, pre=pre, post=post, call="module.forward(x)" if direct else "module(x)"),
        WHOLE,
        right,
        (why,),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Which one runs the hooks: `__call__` or `forward`?")),
        slips=(
            (
                pre + post,
                tell(QT_TRANSLATE_NOOP("Try", "`forward(x)` is only your own method; nothing else runs around it.")),
            ),
        )
        if direct
        else (),
        premise={"pre": pre, "post": post, "direct": direct},
    )


ORDER = QT_TRANSLATE_NOOP("Try", "`y = module(x)` with a pre-hook and a hook: what runs immediately after {step}?")
RUNS = ("__call__", "pre-hook", "forward", "hook")


def order(subject: Subject, rng: Random) -> Question | None:
    """The order of a call."""
    place = rng.randrange(3)
    rest = [one for one in RUNS if one != RUNS[place]]
    rng.shuffle(rest)
    return Question(
        "module.order",
        tell(ORDER, step=f"`{RUNS[place]}`"),
        CHOICE,
        RUNS[place + 1],
        (literal(" → ".join(f"`{one}`" for one in RUNS) + " → `y`"),),
        options=tuple(Option(one, literal(f"`{one}`")) for one in rest),
        hint=tell(QT_TRANSLATE_NOOP("Try", "Step through the call in the picture.")),
        premise={"after": RUNS[place]},
    )


FORGOT = QT_TRANSLATE_NOOP(
    "Try", "`__init__` begins with `self.fc = nn.Linear(2, 2)`, without `super().__init__()` before it. What happens?"
)
FORGOT_OPTIONS = (
    Option("error", tell(QT_TRANSLATE_NOOP("Try", "An AttributeError on that very line"))),
    Option("later", tell(QT_TRANSLATE_NOOP("Try", "An error, but only when the module is called"))),
    Option("nothing", tell(QT_TRANSLATE_NOOP("Try", "It works, but `print(module)` shows no layers"))),
)


def no_super(subject: Subject, rng: Random) -> Question | None:
    """What happens without super().__init__()."""
    return Question(
        "module.super",
        tell(FORGOT),
        CHOICE,
        "error",
        (
            tell(
                QT_TRANSLATE_NOOP(
                    "Try", "There is nowhere to register it yet: “cannot assign module before Module.__init__() call”."
                )
            ),
        ),
        options=FORGOT_OPTIONS,
        hint=tell(QT_TRANSLATE_NOOP("Try", "Assigning a module registers it. Where?")),
        premise={},
    )


KEYS = QT_TRANSLATE_NOOP(
    "Try",
    "`self.{name} = nn.Linear({n}, {n}{bias})` is in `__init__`. How many keys does it add to `state_dict()`?",
)


def state_keys(subject: Subject, rng: Random) -> Question | None:
    """The keys that a Linear adds."""
    name, n, bias = rng.choice(("fc", "head")), rng.choice((2, 10)), rng.random() < 0.6
    keys = [f"{name}.weight"] + [f"{name}.bias"] * bias
    return Question(
        "module.keys",
        tell(KEYS, name=name, n=n, bias="" if bias else ", bias=False"),
        WHOLE,
        len(keys),
        (literal(", ".join(f"`{key}`" for key in keys)),),
        hint=tell(QT_TRANSLATE_NOOP("Try", "One key per tensor, not per number.")),
        slips=((n * n + n * bias, tell(QT_TRANSLATE_NOOP("Try", "Keys name whole tensors, not individual numbers."))),)
        if n * n + n * bias != len(keys)
        else (),
        premise={"name": name, "n": n, "bias": bias},
    )


GENERATORS: tuple[Generator, ...] = (
    value, hooks, learned_numbers, order, appended, only_in_state, twice, state_keys, no_super,
)  # fmt: skip
"""In the order in which they take turns."""
