"""A learner's PyTorch code becomes a network: an ``nn.Sequential``, or a class with ``forward``. Neither torch nor Qt.

It is read with ``ast`` and never run (``reading``). What PyTorch would refuse, such as a number of features that
does not fit, comes in as it is: the page on which networks are built explains it.
"""

from __future__ import annotations

import ast
import re
import sys
import textwrap
import warnings
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from math import prod
from typing import Any

from cifar_gui.engine import network_file
from cifar_gui.engine.network_edits import name_problem
from cifar_gui.engine.own_code import torch_words
from cifar_gui.engine.own_code.expressions import TOO_LARGE, assign, evaluate, items
from cifar_gui.engine.own_code.reading import MOST_LOOPED, Reading, call, instance
from cifar_gui.engine.own_code.statements import execute
from cifar_gui.engine.own_code.torch_words import LOG_SOFTMAX
from cifar_gui.engine.own_code.values import (
    MODULE,
    SEQUENTIAL,
    CodeError,
    Function,
    Joint,
    Made,
    Module,
    Note,
    Returned,
    Scope,
    Step,
    Trace,
    Unknown,
    UserClass,
)
from cifar_gui.layers import KINDS, size
from cifar_gui.layers.call import arguments
from cifar_gui.layers.convolution import WeightedKind
from cifar_gui.layers.linear import LinearKind
from cifar_gui.layers.transposed import TransposedWindow
from cifar_gui.layers.window import AdaptiveWindow, Window
from cifar_gui.spec import QT_TRANSLATE_NOOP, Block, Layer, Network

MOST_CHARACTERS = 100_000
MAKERS = ("torch.nn.", torch_words.READY)
"""What makes layers and networks begins with one of these."""
INSTALLED = (
    "torch", "torchvision", "torchaudio", "numpy", "PIL", "matplotlib", "tqdm", "tensorboard", "tensorboardX",
    "torchsummary", "torchinfo", "sklearn", "pandas", "cv2", "lightning", *sys.stdlib_module_names,
)  # fmt: skip
"""Packages: a class that is imported from elsewhere lies in a file of the learner's."""
RESIZING = tuple(kind.name for kind in size.KINDS if kind.name != "Identity")
"""Layers without a window that change the size all the same."""
USUAL_SIDES = (32, 28, 224, 64, 96, 128, 16, 48, 256, 227, 299)
"""Of pictures: the first one at which the linear layers of the code fit is taken."""


@dataclass(frozen=True)
class Found:
    """A network that was read, and what there is to tell about it."""

    network: Network
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class _Root:
    """What may be the network: made at the end of the code, or only declared."""

    name: str
    value: Any
    line: int


def looks_like_code(text: str) -> bool:
    """Whether a text that is pasted is meant as a network in PyTorch."""
    return (
        len(text) <= MOST_CHARACTERS and re.search(r"\b(nn\.|torch|Sequential\s*\(|class \w+\s*\()", text) is not None
    )


def read_code(text: str, in_shape: tuple[int, int, int] = (3, 32, 32)) -> Found:
    """The network in some code.

    Args:
        text: Python, as a learner writes it.
        in_shape: (C, H, W) of a picture where the code says nothing of it.

    Raises:
        CodeError: there is none in it, or a part of it is not understood.
    """
    if len(text) > MOST_CHARACTERS:
        raise CodeError(0, TOO_LONG, most=f"{MOST_CHARACTERS:,}")
    if not text.strip():
        raise CodeError(0, NO_NETWORK)
    reading, scope = Reading(), Scope()
    try:
        roots = _Roots(reading, scope)
        roots.walk(_parsed(text).body, scope)
        return _found(reading, roots.chosen(), in_shape)
    except (RecursionError, MemoryError):
        raise CodeError(0, TOO_DEEP) from None


def _parsed(text: str) -> ast.Module:
    text = textwrap.dedent(text.replace("\xa0", " ").replace("\r\n", "\n").lstrip("\ufeff"))
    try:
        return _parse(text)
    except SyntaxError:
        with suppress(SyntaxError):  # as copied from a notebook, or from a session in a terminal
            return _parse(re.sub(r"^(\s*[!%].*|>>> ?|\.\.\. ?)", "", text, flags=re.MULTILINE))
    try:
        return _parse(text)
    except SyntaxError as error:
        if "nested" in str(error.msg) or "recursion" in str(error.msg):
            raise CodeError(0, TOO_DEEP) from None
        if "integer string conversion" in str(error.msg):
            raise CodeError(error.lineno or 0, TOO_LARGE) from None
        raise CodeError(error.lineno or 0, SYNTAX, words=str(error.msg)[:120]) from None


def _parse(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except ValueError as error:  # null bytes, letters that are none
            raise SyntaxError(str(error)) from None


# --- which network --------------------------------------------------------------------------------------------------


class _Roots:
    """Goes through the code outside of classes, leniently: what is not understood there mostly trains."""

    def __init__(self, reading: Reading, scope: Scope) -> None:
        self._reading, self._scope = reading, scope
        self.made: list[_Root] = []
        """In the order of the code."""
        self.classes: list[UserClass] = []
        self.elsewhere = ""
        """The file of the learner's from which something is imported."""

    def walk(self, body: Sequence[ast.stmt], scope: Scope) -> None:
        """Note what is made in these statements."""
        for node in body:
            if isinstance(node, ast.If):
                self.walk(node.body, scope)
                self.walk(node.orelse, scope)
            elif isinstance(node, ast.With | ast.Try | ast.While):
                self.walk(node.body, scope)
            elif isinstance(node, ast.For):
                self._loop(node, scope)
            elif isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr):
                self._take(node, scope)
            elif isinstance(node, ast.Return):
                if node.value is not None:
                    self._take(ast.copy_location(ast.Expr(node.value), node), scope)
            else:
                with suppress(CodeError):
                    execute(self._reading, [node], scope)
                if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] not in INSTALLED:
                    self.elsewhere = f"{(node.module or '?')[:40].replace('.', '/')}.py"
                if isinstance(node, ast.ClassDef):
                    self.classes.append(scope.values[node.name])

    def _take(self, node: ast.Assign | ast.AnnAssign | ast.Expr, scope: Scope) -> None:
        """What a statement makes, or why it cannot."""
        if node.value is None:
            return
        try:
            value = evaluate(self._reading, node.value, scope)
        except CodeError as error:
            value = Unknown(error)
            made = self._makes(node.value, scope)
        else:
            made = isinstance(value, Made | Module)
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(
            node, ast.AnnAssign) else []  # fmt: skip
        for target in targets:
            with suppress(CodeError):
                assign(self._reading, target, value, scope)
        if made and not any(root.value is value for root in self.made):
            name = next((target.id for target in targets if isinstance(target, ast.Name)), "")
            self.made.append(_Root(name, value, node.lineno))

    def _makes(self, node: ast.expr, scope: Scope) -> bool:
        """Whether it was a module that could not be made, and not a call of one."""
        if not isinstance(node, ast.Call):
            return False
        try:
            called = evaluate(self._reading, node.func, scope)
        except CodeError:
            return self._makes(node.func, scope) or (isinstance(node.func, ast.Attribute) and self._makes(
                node.func.value, scope))  # fmt: skip
        if isinstance(called, UserClass):
            return called.is_a(MODULE, SEQUENTIAL)
        name = getattr(called, "name", "")
        return isinstance(name, str) and name.startswith(MAKERS) and "functional" not in name

    def _loop(self, node: ast.For, scope: Scope) -> None:
        """A loop that makes layers is gone through; one that trains is left as soon as it is seen to."""
        reading = self._reading
        left, reading.steps = reading.steps, min(reading.steps, MOST_LOOPED)
        granted = reading.steps
        with suppress(CodeError, Returned):
            for value in items(evaluate(reading, node.iter, scope), node.lineno):
                assign(reading, node.target, value, scope)
                execute(reading, node.body, scope)
        reading.steps = left - (granted - max(reading.steps, 0))

    def _functions(self) -> None:
        """What functions make that nothing calls with known values, such as ``main()``."""
        for value in [*self._scope.values.values()]:
            if isinstance(value, Function):
                names = (one.arg for one in (*value.node.args.args, *value.node.args.kwonlyargs))
                unknowns = {name: Unknown(CodeError(value.node.lineno, NO_NETWORK)) for name in names}
                self.walk(value.node.body, Scope(unknowns, value.scope))

    def chosen(self) -> _Root:
        """The network: the last one that is made, or the only one that is declared.

        Raises:
            CodeError: there is none, or more than one that nothing makes.
        """
        if not any(map(_has_layers, self.made)):
            self._functions()
        made = [root for root in self.made if _has_layers(root)]
        modules = [root for root in made if not isinstance(root.value, Made)]
        whole = [root for root in modules if not any(_holds(other, root) for other in modules)]
        if whole:
            return whole[-1]
        declared = self._declared()
        if len(declared) == 1:
            cls = declared[0]
            return _Root(cls.node.name, instance(self._reading, cls, (), {}, cls.node.lineno), cls.node.lineno)
        if declared:
            names = [cls.node.name[:30] for cls in declared]
            raise CodeError(declared[-1].node.lineno, SEVERAL, names=", ".join(names[-4:]), last=names[-1])
        if made:
            return made[-1]
        raise CodeError(0, ELSEWHERE, file=self.elsewhere) if self.elsewhere else CodeError(0, NO_NETWORK)

    def _declared(self) -> list[UserClass]:
        """Classes of modules that no other class is made from or makes."""
        modules = [cls for cls in self.classes if cls.is_a(MODULE, SEQUENTIAL) or _calls_layers(cls)]
        named = {node.id for cls in modules for node in ast.walk(cls.node) if isinstance(node, ast.Name)
                 and node.id != cls.node.name}  # fmt: skip
        free = [cls for cls in modules if cls.node.name not in named]
        return [cls for cls in free if _calls_layers(cls)] or free


def _calls_layers(cls: UserClass) -> bool:
    """Whether it has both what makes layers and what calls them."""
    return cls.find("__init__") is not None and (cls.find("forward") is not None or cls.is_a(SEQUENTIAL))


def _has_layers(root: _Root) -> bool:
    """Whether it holds any layer, or what was meant for one."""
    value = root.value
    return not isinstance(value, Module) or any(
        isinstance(inner, Made) or (isinstance(inner, Module) and inner.sequential and inner.children)
        for inner in (value, *_inside(value, set()))
    )


def _holds(whole: _Root, part: _Root) -> bool:
    """Whether one of two modules lies within the other."""
    return whole is not part and isinstance(whole.value, Module) and part.value in _inside(whole.value, set())


def _inside(module: Module, seen: set[int]) -> Iterable[Any]:
    if id(module) in seen:
        return
    seen.add(id(module))
    for value in (*module.attributes.values(), *module.children.values()):
        yield value
        if isinstance(value, Module):
            yield from _inside(value, seen)


# --- from what was read to a network --------------------------------------------------------------------------------


def _found(reading: Reading, root: _Root, in_shape: tuple[int, int, int]) -> Found:
    value = root.value
    if isinstance(value, Unknown):
        raise value.error
    reading.steps = max(reading.steps, MOST_LOOPED)
    out = call(reading, value, [Trace()], {}, root.line)
    if isinstance(out, Unknown):
        raise out.error
    if not isinstance(out, Trace):
        said = value.cls.find("forward") if isinstance(value, Module) and value.cls is not None else None
        raise CodeError(root.line if said is None else said[0].node.lineno, RETURNS)
    steps = _without_log_softmax(reading, out.steps)
    if not steps:
        raise CodeError(root.line, NO_NETWORK)
    if isinstance(value, Module):
        _tell_unused(reading, value)
    name = value.cls.node.name if isinstance(value, Module) and value.cls is not None else root.name
    parts, lines = _parts(steps)
    network = Network((name or "model")[: network_file.LONGEST_TITLE], parts, in_shape)
    network = _checked(replace(network, in_shape=_in_shape(network, reading.samples)), lines)
    return Found(network, tuple(sorted(reading.notes, key=lambda note: note.line)))


def _without_log_softmax(reading: Reading, steps: tuple[Step | Joint, ...]) -> tuple[Step | Joint, ...]:
    """At the end it is left out, and told; elsewhere it cannot stand."""
    if steps and isinstance(last := steps[-1], Step) and last.layer.kind == LOG_SOFTMAX:
        reading.note(last.line, LOGARITHM)
        steps = steps[:-1]
    inner = [step for one in steps for step in ((*one.layers, *one.shortcut) if isinstance(one, Joint) else (one,))]
    for step in inner:
        if step.layer.kind == LOG_SOFTMAX:
            raise CodeError(step.line, LOGARITHM_INSIDE)
    return steps


def _tell_unused(reading: Reading, module: Module) -> None:
    """A layer that is made and never called is mostly forgotten."""
    for made in module.layers():
        if id(made) not in reading.used:
            reading.note(made.line, UNUSED, name=made.name or made.layer.kind)


def _parts(steps: Sequence[Step | Joint]) -> tuple[tuple[Layer | Block, ...], dict[str, int]]:
    """Layers and blocks with names of their own, and in which line each was made."""
    names = _names([(step.wish, _stem(step)) for step in steps])
    lines = dict(zip(names, (step.line for step in steps), strict=True))
    parts: list[Layer | Block] = []
    for name, step in zip(names, steps, strict=True):
        if isinstance(step, Step):
            parts.append(replace(step.layer, name=name))
            continue
        branches = []
        for way in (step.layers, step.shortcut):
            inner = _names([(one.wish, _stem(one)) for one in way])
            branches.append(tuple(replace(one.layer, name=called) for called, one in zip(inner, way, strict=True)))
        parts.append(Block(name, *branches))
    return tuple(parts), lines


def _stem(step: Step | Joint) -> str:
    return "block" if isinstance(step, Joint) else KINDS[step.layer.kind].stem


def _names(wishes: Sequence[tuple[str, str]]) -> list[str]:
    """Names that differ: those of the code where they can be, else the layer's word with a number."""
    taken: set[str] = set()
    kept = []
    for wish, _ in wishes:
        free = bool(wish) and wish not in taken and name_problem(wish, ()) is None
        kept.append(wish if free else "")
        taken |= {wish} if free else set()
    names = []
    for name, (wish, stem) in zip(kept, wishes, strict=True):
        found = name or _numbered(
            wish.rstrip("0123456789") if wish in taken else stem, 2 if wish in taken else 1, taken
        )
        taken.add(found)
        names.append(found)
    return names


def _numbered(stem: str, first: int, taken: set[str]) -> str:
    return next(name for number in count(first) if (name := f"{stem}{number}") not in taken)


def _checked(network: Network, lines: dict[str, int]) -> Network:
    """The network, if it can be kept in a file.

    Raises:
        CodeError: a number in it is too large.
    """
    try:
        return network_file.from_plain(network_file.plain(network))
    except network_file.NetworkFileError as error:
        line = lines.get(str(error.message.values.get("name")), 0)
        raise CodeError(line, error.message.text, **error.message.values) from None


# --- what goes in ---------------------------------------------------------------------------------------------------


def _in_shape(network: Network, samples: Sequence[tuple[int, ...]]) -> tuple[int, int, int]:
    """(C, H, W) of a picture: as the code makes one, or as the linear layers of the code need it."""
    channels = _channels(network)
    for sample in reversed(samples):
        if len(sample) == 3 and channels in (None, sample[0]):
            return (sample[0], sample[1], sample[2])
    given = network.in_shape
    maps = channels or given[0]
    sides = [given[1:], *((side, side) for side in USUAL_SIDES)]
    fits = [side for side in sides if _fits(network, (maps, *side))]
    if channels is None and not fits:
        maps, fits = 1, [side for side in sides if _fits(network, (1, *side))]
    return (maps, *(fits[0] if fits else given[1:]))


def _channels(network: Network) -> int | None:
    """How many channels the first layer with weights wants; None where it does not say."""
    for part in network.layers:
        layer = part if isinstance(part, Layer) else next(iter(part.layers), None)
        if layer is not None and isinstance(KINDS[layer.kind], WeightedKind):
            wanted = layer.args[0]
            return wanted if type(wanted) is int and 0 < wanted <= 4096 else None
        if layer is None or isinstance(KINDS[layer.kind], LinearKind):
            return None
    return None


def _fits(network: Network, shape: tuple[int, ...]) -> bool:
    """Whether the first linear layer gets what it wants; plain arithmetic, and True where it cannot tell."""
    for part in network.layers:
        layers = part.layers if isinstance(part, Block) else (part,)
        for layer in layers:
            params = arguments(layer)
            if isinstance(KINDS[layer.kind], LinearKind):
                return bool(params.in_features == shape[-1])
            if layer.kind == "Flatten":
                shape = (prod(shape),)
                continue
            window = KINDS[layer.kind].window(params)
            if window is None and layer.kind not in RESIZING:
                continue
            if window is None or not _is_sound(window) or len(shape) != 3:
                return True
            sizes = [axis.out for axis in window.axes(shape)]
            if min(sizes) < 1:
                return False
            maps = params.out_channels if isinstance(KINDS[layer.kind], WeightedKind) else shape[0]
            if type(maps) is not int:
                return True
            shape = (maps, *sizes)
    return True


def _is_sound(window: Window | AdaptiveWindow | TransposedWindow) -> bool:
    """Whether the formula of the size holds: a stride of 0, for example, is PyTorch's to refuse."""
    slides = window.back if isinstance(window, TransposedWindow) else window
    return not isinstance(slides, Window) or slides.is_sound


# --- sentences ------------------------------------------------------------------------------------------------------

TOO_LONG = QT_TRANSLATE_NOOP("Engine", "The code has more than {most} characters. Take only the part with the network.")
TOO_DEEP = QT_TRANSLATE_NOOP("Engine", "The code is nested too deeply to be read.")
SYNTAX = QT_TRANSLATE_NOOP("Engine", "Python cannot read this line: {words}")
NO_NETWORK = QT_TRANSLATE_NOOP(
    "Engine",
    "There is no network in this code. It takes an nn.Sequential(…), or a class whose forward calls its layers.",
)
ELSEWHERE = QT_TRANSLATE_NOOP("Engine", "There is no network in this code; it imports from {file}. Open that file.")
SEVERAL = QT_TRANSLATE_NOOP(
    "Engine",
    "There are several networks: {names}. Say which one at the end of the code, with model = {last}() for example.",
)
RETURNS = QT_TRANSLATE_NOOP("Engine", "forward has to return one tensor: the last x.")
LOGARITHM = QT_TRANSLATE_NOOP(
    "Engine", "log_softmax at the end is left out: CrossEntropyLoss, with which networks are trained here, contains it."
)
LOGARITHM_INSIDE = QT_TRANSLATE_NOOP(
    "Engine", "log_softmax can only stand at the end, where CrossEntropyLoss takes its place."
)
UNUSED = QT_TRANSLATE_NOOP("Engine", "{name} is made and never called in forward, so it is left out.")
