"""What an expression in a learner's code is worth, as far as that can be known without running it."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from cifar_gui.engine.own_code import torch_words
from cifar_gui.engine.own_code.torch_words import NOT_READ
from cifar_gui.engine.own_code.values import (
    MODULE,
    SEQUENTIAL,
    Bound,
    CodeError,
    Function,
    Made,
    Module,
    Ref,
    Scope,
    Side,
    Sides,
    Trace,
    Unknown,
    UserClass,
    unknown,
)
from cifar_gui.layers import KINDS
from cifar_gui.spec import QT_TRANSLATE_NOOP

LONGEST = 1_000
"""Of a list, or of a text that is put together."""
CONVENTIONAL: Mapping[str, str] = {
    "torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "OrderedDict": "collections.OrderedDict",
    **{name: f"torch.nn.{name}" for name in (*KINDS, *torch_words.DROPOUTS, "Sequential", "ModuleList", "Module")},
}  # fmt: skip
"""What names stand for that nothing says: a part of a file is often pasted without its imports."""
OPERATIONS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod,
}  # fmt: skip
COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge, ast.Is: operator.is_, ast.IsNot: operator.is_not,
}  # fmt: skip


LISTINGS = ("modules", "named_modules", "parameters", "named_parameters", "buffers")
"""Methods of a module that its weights are filled with; nothing follows from it for the layers."""
METHODS_OF_MODULES = ("to", "cuda", "cpu", "eval", "train", "float", "half", "double", "apply", "requires_grad_",
                      "add_module", "register_module", "append", "extend", *LISTINGS)  # fmt: skip
BUILTINS: Mapping[str, Callable[..., Any]] = {
    "range": range, "len": len, "list": list, "tuple": tuple, "int": int, "enumerate": enumerate, "zip": zip,
    "reversed": reversed, "min": min, "max": max, "print": lambda *_: None,
}  # fmt: skip


class Reader(torch_words.Reader, Protocol):
    """Who reads the code."""

    def spend(self, line: int) -> None:
        """One step more.

        Raises:
            CodeError: it takes too many.
        """

    def call(self, node: ast.Call, scope: Scope) -> Any:
        """What a call gives."""


# --- expressions ----------------------------------------------------------------------------------------------------


def evaluate(reading: Reader, node: ast.expr, scope: Scope) -> Any:
    """What an expression stands for; an ``Unknown`` where that cannot be said.

    Raises:
        CodeError: it makes a layer that cannot be.
    """
    reading.spend(node.lineno)
    found = EXPRESSIONS.get(type(node))
    return unknown(node.lineno, NOT_READ) if found is None else found(reading, node, scope)


def _constant(reading: Reader, node: ast.Constant, scope: Scope) -> Any:
    value = node.value
    if isinstance(value, int) and abs(value) >= 2**63:
        return unknown(node.lineno, TOO_LARGE)
    known = value is None or isinstance(value, bool | int | float | str)
    return value if known else unknown(node.lineno, NOT_READ)


def _name(reading: Reader, node: ast.Name, scope: Scope) -> Any:
    with suppress(KeyError):
        return scope.find(node.id)
    if node.id in BUILTINS or node.id == "super":
        return Bound(None, node.id)
    if node.id in CONVENTIONAL:
        return Ref(CONVENTIONAL[node.id])
    with suppress(KeyError):
        return Ref(f"{scope.find('*').name}.{node.id}")
    return unknown(node.lineno, NO_NAME, name=node.id[:40])


def _attribute(reading: Reader, node: ast.Attribute, scope: Scope) -> Any:
    of = evaluate(reading, node.value, scope)
    if isinstance(of, Ref):
        return Ref(f"{of.name}.{node.attr}")
    if isinstance(of, Module):
        return _member(of, node.attr, node.lineno)
    if isinstance(of, UserClass):
        found = of.find(node.attr)
        return found[0] if found is not None else unknown(node.lineno, NO_NAME, name=node.attr[:40])
    if isinstance(of, Trace) and node.attr == "shape":
        return Sides()
    if isinstance(of, Made) and node.attr in VALUES_OF_LAYERS:
        return dict(of.layer.kwargs).get(node.attr, unknown(node.lineno, NOT_READ))
    if isinstance(of, Unknown):
        return of
    return Bound(of, node.attr)


VALUES_OF_LAYERS = ("bias", "weight")


def _member(module: Module, name: str, line: int) -> Any:
    for known in (module.attributes, module.children):
        if name in known:
            return known[name]
    found = module.cls.find(name) if module.cls is not None else None
    if found is not None and isinstance(found[0], Function):
        return Bound(module, name, *found)
    if found is not None:
        return found[0]
    if name in METHODS_OF_MODULES:
        return Bound(module, name)
    if module.cls is not None and module.cls.find("__init__") is None and not module.sequential:
        return unknown(module.line, NO_INIT, name=module.cls.node.name[:40], attribute=name[:40])
    return unknown(line, NOT_SET, name=name[:40])


def _binary(reading: Reader, node: ast.BinOp, scope: Scope) -> Any:
    left, right = (evaluate(reading, side, scope) for side in (node.left, node.right))
    return combine(reading, type(node.op), left, right, node.lineno)


def combine(reading: Reader, op: type[ast.operator], left: Any, right: Any, line: int) -> Any:
    """What ``left op right`` is."""
    if isinstance(left, Trace) or isinstance(right, Trace):
        return torch_words.joined(left, right, line, reading) if op is ast.Add else unknown(
            line, torch_words.ARITHMETIC)  # fmt: skip
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if _are_numbers(left, right):
        return _sum(op, left, right, line)
    if op is ast.Add and type(left) is type(right) and isinstance(left, str | list | tuple):
        return left + right if len(left) + len(right) <= LONGEST else unknown(line, TOO_LARGE)
    if op is ast.Mult and isinstance(left, list | tuple) and _are_numbers(right):
        small = isinstance(right, int) and len(left) * right <= LONGEST
        return left * right if small else unknown(line, TOO_LARGE)
    return unknown(line, NOT_READ)


def _are_numbers(*values: object) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _sum(op: type[ast.operator], left: Any, right: Any, line: int) -> Any:
    try:
        if op is ast.Pow:
            value = left**right if abs(left) < 2**31 and 0 <= right < 63 else None
        else:
            value = OPERATIONS[op](left, right) if op in OPERATIONS else None
    except ArithmeticError:
        return unknown(line, TOO_LARGE)
    return value if isinstance(value, int | float) and abs(value) < 2**63 else unknown(line, TOO_LARGE)


def _unary(reading: Reader, node: ast.UnaryOp, scope: Scope) -> Any:
    value = evaluate(reading, node.operand, scope)
    if isinstance(node.op, ast.Not):
        return value if isinstance(value, Unknown) else not truth(value, node.lineno)
    if isinstance(node.op, ast.USub | ast.UAdd) and _are_numbers(value):
        return -value if isinstance(node.op, ast.USub) else value
    return value if isinstance(value, Unknown) else unknown(node.lineno, NOT_READ)


def truth(value: Any, line: int) -> bool:
    """Whether something counts as true.

    Raises:
        CodeError: that is only known when the code runs.
    """
    if isinstance(value, Unknown | Trace | Side | Sides):
        raise CodeError(line, UNDECIDED)
    return bool(value) if isinstance(value, bool | int | float | str | list | tuple | dict) or value is None else True


def _both(reading: Reader, node: ast.BoolOp, scope: Scope) -> Any:
    value: Any = None
    for part in node.values:
        value = evaluate(reading, part, scope)
        if truth(value, node.lineno) != isinstance(node.op, ast.And):
            break
    return value


def _comparison(reading: Reader, node: ast.Compare, scope: Scope) -> Any:
    left, right = (evaluate(reading, side, scope) for side in (node.left, node.comparators[0]))
    for side in (left, right):
        if isinstance(side, Unknown | Trace | Side | Sides):
            return side if isinstance(side, Unknown) else unknown(node.lineno, UNDECIDED)
    op = type(node.ops[0])
    plain = all(value is None or isinstance(value, bool | int | float | str) for value in (left, right))
    if op in (ast.Is, ast.IsNot):
        return COMPARISONS[op](left, right)
    if len(node.ops) > 1 or op not in COMPARISONS or not plain:
        return unknown(node.lineno, UNDECIDED)
    try:
        return COMPARISONS[op](left, right)
    except TypeError:
        return unknown(node.lineno, NOT_READ)


def _choice(reading: Reader, node: ast.IfExp, scope: Scope) -> Any:
    chosen = truth(evaluate(reading, node.test, scope), node.lineno)
    return evaluate(reading, node.body if chosen else node.orelse, scope)


def several(reading: Reader, nodes: Sequence[ast.expr], scope: Scope) -> list[Any]:
    """The values of a list, those behind ``*`` laid out.

    Raises:
        CodeError: there are too many, or not known how many.
    """
    found: list[Any] = []
    for node in nodes:
        if isinstance(node, ast.Starred):
            found.extend(items(evaluate(reading, node.value, scope), node.lineno))
        else:
            found.append(evaluate(reading, node, scope))
        if len(found) > LONGEST:
            raise CodeError(node.lineno, TOO_MUCH)
    return found


def items(value: Any, line: int) -> Iterable[Any]:
    """What a loop goes through.

    Raises:
        CodeError: it is not known.
    """
    if isinstance(value, Unknown):
        raise value.error
    if isinstance(value, Module) and (value.listed or value.sequential):
        return list(value.children.values())
    if isinstance(value, list | tuple | range | dict):
        return value
    raise CodeError(line, UNDECIDED)


def _dictionary(reading: Reader, node: ast.Dict, scope: Scope) -> Any:
    keys = [evaluate(reading, key, scope) if key is not None else None for key in node.keys]
    values = [evaluate(reading, value, scope) for value in node.values]
    known = all(isinstance(key, str | int) for key in keys)
    return dict(zip(keys, values, strict=True)) if known else unknown(node.lineno, NOT_READ)


def _part(reading: Reader, node: ast.Subscript, scope: Scope) -> Any:
    of = evaluate(reading, node.value, scope)
    if isinstance(of, Unknown):
        return of
    if isinstance(of, Sides):
        at = evaluate(reading, node.slice, scope) if not isinstance(node.slice, ast.Slice) else None
        return Side(at) if isinstance(at, int) else Sides()
    at = evaluate(reading, node.slice, scope) if not isinstance(node.slice, ast.Slice) else None
    held = list(of.children.values()) if isinstance(of, Module) and isinstance(at, int) else of
    if isinstance(held, Module):
        held = held.children
    with suppress(LookupError, TypeError):
        if isinstance(held, list | tuple | dict) and isinstance(at, int | str):
            return held[at]  # type: ignore[call-overload,index]  # a wrong kind of key is a TypeError
    return unknown(node.lineno, NOT_READ)


def _comprehension(reading: Reader, node: ast.ListComp | ast.GeneratorExp, scope: Scope) -> Any:
    made: list[Any] = []
    if len(node.generators) > 1 or node.generators[0].is_async:
        return unknown(node.lineno, NOT_READ)
    loop = node.generators[0]
    inner = Scope(outer=scope)
    for value in items(evaluate(reading, loop.iter, scope), node.lineno):
        assign(reading, loop.target, value, inner)
        if all(truth(evaluate(reading, test, inner), node.lineno) for test in loop.ifs):
            made.append(evaluate(reading, node.elt, inner))
        if len(made) > LONGEST:
            raise CodeError(node.lineno, TOO_MUCH)
    return made


def _joined_text(reading: Reader, node: ast.JoinedStr, scope: Scope) -> Any:
    text = ""
    for part in node.values:
        value = evaluate(reading, part.value if isinstance(part, ast.FormattedValue) else part, scope)
        if not isinstance(value, str | int | float) or len(text) > LONGEST:
            return unknown(node.lineno, NOT_READ)
        text += str(value)
    return text


def leniently(reading: Reader, node: ast.expr, scope: Scope) -> Any:
    """A value, unknown where it cannot be had: the size of a picture that is laid flat follows anyway."""
    try:
        return evaluate(reading, node, scope)
    except CodeError as error:
        return Unknown(error)


def assign(reading: Reader, target: ast.expr, value: Any, scope: Scope) -> None:
    """Let a name, an attribute or several of them stand for a value."""
    if isinstance(target, ast.Name):
        scope.values[target.id] = value
    elif isinstance(target, ast.Tuple | ast.List):
        if isinstance(value, Sides):
            parts: list[Any] = [Side(axis) for axis in range(len(target.elts))]
        elif isinstance(value, Unknown):
            parts = [value] * len(target.elts)
        else:
            parts = list(items(value, target.lineno))[: LONGEST + 1]
        if len(parts) != len(target.elts):
            raise CodeError(target.lineno, NOT_READ)
        for one, part in zip(target.elts, parts, strict=True):
            assign(reading, one, part, scope)
    elif isinstance(target, ast.Attribute):
        of = evaluate(reading, target.value, scope)
        if isinstance(of, Module):
            _put(reading, of, target.attr, value, target.lineno)
    elif isinstance(target, ast.Subscript):
        of, at = (evaluate(reading, part, scope) for part in (target.value, target.slice))
        if isinstance(of, dict) and isinstance(at, str):
            of[at] = value


def _put(reading: Reader, module: Module, name: str, value: Any, line: int) -> None:
    if isinstance(value, Made | Module) and module.cls is not None and not module.ready:
        is_module = module.cls.is_a(MODULE, SEQUENTIAL)
        reading.note(module.line, NO_SUPER if is_module else NO_MODULE, name=module.cls.node.name[:40])
    module.put(name, value)


EXPRESSIONS: Mapping[type[ast.expr], Callable[[Reader, Any, Scope], Any]] = {
    ast.Constant: _constant, ast.Name: _name, ast.Attribute: _attribute, ast.BinOp: _binary, ast.UnaryOp: _unary,
    ast.BoolOp: _both, ast.Compare: _comparison, ast.IfExp: _choice, ast.Dict: _dictionary,
    ast.Call: lambda reading, node, scope: reading.call(node, scope),
    ast.Subscript: _part, ast.ListComp: _comprehension, ast.GeneratorExp: _comprehension, ast.JoinedStr: _joined_text,
    ast.List: lambda reading, node, scope: several(reading, node.elts, scope),
    ast.Tuple: lambda reading, node, scope: tuple(several(reading, node.elts, scope)),
}  # fmt: skip

# --- sentences ------------------------------------------------------------------------------------------------------

TOO_MUCH = QT_TRANSLATE_NOOP("Engine", "This goes through too many steps to be read. Write the layers out one by one.")
TOO_LARGE = QT_TRANSLATE_NOOP("Engine", "This number or list is too large, or has no value.")
NO_NAME = QT_TRANSLATE_NOOP("Engine", "“{name}” is not defined in this code.")
NOT_SET = QT_TRANSLATE_NOOP("Engine", "self.{name} is not set in __init__.")
NO_INIT = QT_TRANSLATE_NOOP(
    "Engine", "{name} has no __init__, with two underscores on each side, and so self.{attribute} is never set."
)
UNDECIDED = QT_TRANSLATE_NOOP(
    "Engine", "What happens here is only known when the code runs. Write just the way that is taken."
)
NO_SUPER = QT_TRANSLATE_NOOP(
    "Engine", "super().__init__() is missing in {name}: Python would refuse the first layer. Here it is read anyway."
)
NO_MODULE = QT_TRANSLATE_NOOP(
    "Engine", "{name} is not made from nn.Module: it could not be called or trained. Here it is read anyway."
)
