"""What is said of the steps of a call."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cifar_gui.pages.module import SUBMODULE, script
from cifar_gui.pages.module.call_frames import Line
from cifar_gui.pages.module.protocol import Called, Step
from cifar_gui.protocol import Floats

FEW = 4
"""So many numbers of a tensor are written in a line."""


def told_number(value: float) -> str:
    """One number: "−1.3803", "∞"."""
    return f"{float(value):.5g}".replace("-", "−").replace("inf", "∞").replace("nan", "NaN")


def told(values: Floats, most: int = FEW) -> str:
    """A tensor of few numbers in one line: "2", "1, 2, 3", "0.5, 1, 2, 3, … (12)"."""
    flat = values.ravel()
    text = ", ".join(map(told_number, flat[:most]))
    return text if flat.size <= most else f"{text}, … ({flat.size})"


class CallWords(QObject):
    """GUI thread. In the language of the moment."""

    def lines(self, good: Called) -> list[Line]:
        """The steps, and between them what this call does without."""
        made = [self.line(good, place) for place in range(len(good.steps))]
        direct = good.composition.direct
        start = next(at for at, step in enumerate(good.steps) if step.kind == "forward")
        if not good.composition.pre_hook or direct:
            made.insert(start, self._missing("forward_pre_hook", good.composition.pre_hook, direct))
        if not good.composition.hook or direct:
            made.insert(-1, self._missing("forward_hook", good.composition.hook, direct))
        return made

    def _missing(self, name: str, registered: bool, direct: bool) -> Line:
        remark = self.tr("registered, but not run") if registered else self.tr("none registered")
        return Line(name, remark, "", 0 if direct else 1)

    def line(self, good: Called, at: int) -> Line:
        """A step: ``__call__`` is a frame around forward, and forward one around its lines."""
        step, base = good.steps[at], 0 if good.composition.direct else 1
        value = told(step.value)
        if step.place >= 0:
            operation = good.composition.operations[step.place]
            return Line(script.line(step.place, operation), self._remark(operation.kind), value, base + 1, step=at)
        name = "module" if step.depth == 0 else "inner"
        codes = {
            "call": f"{name}.__call__(x)", "direct": "module.forward(x)", "pre-hook": "forward_pre_hook(module, args)",
            "forward": f"{step.module}.forward(self, x)", "hook": "forward_hook(module, args, output)",
            "return": "return output" if step.depth == 0 else "return",
        }  # fmt: skip
        depth = base + 2 * step.depth - (step.kind in ("call", "direct"))
        opens = step.kind == "call" or (step.kind == "forward" and step.depth == 0)
        inside = step.kind == "call" and step.depth > 0
        remark = self.tr("a call inside the call") if inside else self._remark(step.kind)
        return Line(codes[step.kind], remark, value, max(depth, 0), opens, at)

    def _remark(self, kind: str) -> str:
        return {
            "call": self.tr("run by module(x)"), "direct": self.tr("bypasses __call__"),
            "pre-hook": self.tr("before forward"), "forward": self.tr("what you wrote"),
            "hook": self.tr("after forward"), SUBMODULE: self.tr("what the call inside returned"),
        }.get(kind, "")  # fmt: skip

    def explanation(self, step: Step) -> str:
        """What a step does, and why it is there."""
        texts = {
            "call": self.tr("Writing module(x) runs __call__, which your class inherits from nn.Module. It runs the "
                            "pre-hooks, then your forward, then the hooks."),
            "direct": self.tr("forward is called directly. __call__ does not run, so none of the hooks do either. "
                              "Write module(x) instead."),
            "pre-hook": self.tr("A pre-hook sees the input before forward does. It can inspect it, or replace it."),
            "forward": self.tr("Now your own code runs, line by line."),
            "hook": self.tr("A hook sees the input and the output after forward. This is how you look at a layer's "
                            "feature maps without changing the network."),
            "return": self.tr("The output goes back to the caller."),
            "add": self.tr("A plain number in the code. It is not registered: no optimiser changes it, and it is not "
                           "saved with the module."),
            "multiply": self.tr("A plain number in the code. It is not registered: no optimiser changes it, and it "
                                "is not saved with the module."),
            "parameter": self.tr("Assigning an nn.Parameter to self registers it. The optimiser updates it, and "
                                 "state_dict saves it."),
            "buffer": self.tr("A buffer is saved in state_dict and moves to the GPU with the module, but no "
                              "optimiser updates it."),
            "linear": self.tr("A layer is a module, too. Its weight and bias became parameters of this module, with "
                              "a dot in their names."),
            "submodule": self.tr("A child module is called like any other: it has its own __call__ and forward."),
        }  # fmt: skip
        return texts[step.kind]
