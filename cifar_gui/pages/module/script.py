"""The script of a small module: its class, its hooks, one call. No torch: the window shows it at once."""

from __future__ import annotations

from collections.abc import Iterator

from cifar_gui.engine.literal import literal
from cifar_gui.engine.script import Script
from cifar_gui.pages.module import ADD, BUFFER, LINEAR, MULTIPLY, PARAMETER, SUBMODULE, Composition, Operation

ADD_CLASS = """\
class Add(nn.Module):
    def __init__(self, value):
        super().__init__()
        self.value = value

    def forward(self, x):
        return x + self.value


"""


def number(value: float) -> str:
    """A number as one writes it: 1.0, not 1."""
    return literal(float(value))


def features(value: float) -> str:
    """A whole number without a point, anything else as it is."""
    return str(int(value)) if float(value).is_integer() else literal(value)


def registrations(place: int, operation: Operation) -> Iterator[str]:
    """The lines of ``__init__`` that an operation needs."""
    value = number(operation.value)
    if operation.kind == PARAMETER:
        yield f"self.scale{place} = nn.Parameter(torch.tensor({value}))"
    elif operation.kind == BUFFER:
        yield f'self.register_buffer("offset{place}", torch.tensor({value}))'
    elif operation.kind == LINEAR:
        size = features(operation.value)
        yield f"self.linear{place} = nn.Linear({size}, {size})"
    elif operation.kind == SUBMODULE:
        yield f"self.inner{place} = Add({value})"


def line(place: int, operation: Operation) -> str:
    """The line of ``forward`` that an operation is."""
    value = number(operation.value)
    return {
        ADD: f"x = x + {value}",
        MULTIPLY: f"x = x * {value}",
        PARAMETER: f"x = x * self.scale{place}",
        BUFFER: f"x = x + self.offset{place}",
        LINEAR: f"x = self.linear{place}(x)",
        SUBMODULE: f"x = self.inner{place}(x)",
    }[operation.kind]


def call_script(composition: Composition, seed: int, shown: str | None = None) -> Script:
    """The code whose call is shown.

    Args:
        composition: the module, its hooks and its input.
        seed: of fresh weights.
        shown: what ``print(output)`` prints, written as a comment.
    """
    lines: list[str] = ["import torch", "from torch import nn", "", ""]
    marks: dict[str, int] = {}
    operations = tuple(enumerate(composition.operations))
    if any(operation.kind == SUBMODULE for _, operation in operations):
        lines += ADD_CLASS.splitlines()
    lines += ["class Small(nn.Module):", "    def __init__(self):", "        super().__init__()"]
    marks["build"] = len(lines)
    lines += [f"        {text}" for place, operation in operations for text in registrations(place, operation)]
    lines += ["", "    def forward(self, x):"]
    marks["forward"] = len(lines)
    lines += [f"        {line(place, operation)}" for place, operation in operations]
    lines += ["        return x", "", ""]
    if any(operation.kind == LINEAR for _, operation in operations):
        lines.append(f"torch.manual_seed({seed})")
    lines.append("module = Small()")
    if composition.pre_hook:
        lines.append('module.register_forward_pre_hook(lambda module, args: print("before", args[0]))')
    if composition.hook:
        lines.append('module.register_forward_hook(lambda module, args, output: print("after", output))')
    x = composition.x
    held = number(x[0]) if len(x) == 1 else f"[{', '.join(map(number, x))}]"
    lines.append(f"x = torch.tensor({held})")
    lines.append("with torch.no_grad():")
    lines.append(f"    output = module{'.forward' if composition.direct else ''}(x)")
    marks["call"] = len(lines)
    lines.append("print(output)")
    if shown is not None:
        lines += [f"# {text}" for text in shown.splitlines()]
    lines.append("print(list(module.state_dict()))")
    return Script("\n".join(lines) + "\n", {}, marks)
