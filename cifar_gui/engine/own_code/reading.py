"""A learner's code, gone through as Python would, but by a small reader of our own: what it does not know it leaves
unknown, and nothing is run. Neither torch nor Qt.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from cifar_gui.engine.own_code import torch_words
from cifar_gui.engine.own_code.expressions import (
    BUILTINS,
    LISTINGS,
    LONGEST,
    METHODS_OF_MODULES,
    TOO_MUCH,
    evaluate,
    items,
    leniently,
    several,
)
from cifar_gui.engine.own_code.statements import execute
from cifar_gui.engine.own_code.torch_words import NOT_READ
from cifar_gui.engine.own_code.values import (
    SEQUENTIAL,
    Bound,
    CodeError,
    Function,
    Made,
    Module,
    Note,
    Ref,
    Returned,
    Scope,
    Side,
    Sides,
    Super,
    Trace,
    Unknown,
    UserClass,
    unknown,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message

MOST_STEPS = 60_000
"""Expressions and statements that are gone through: a network of 400 layers takes 10,000."""
MOST_LOOPED = 3_000
"""Of one loop outside of all classes, where mostly training stands."""
DEEPEST = 20
"""Calls within calls."""
WRAPPERS = ("torch.compile", "torch.nn.DataParallel", "torch.jit.script")
"""What hands back the network that it gets."""
FILLED = ("torch.ones", "torch.zeros", "torch.rand", "torch.randn", "torch.empty")


class Reading:
    """What was found while the code was gone through, and how much may still be."""

    def __init__(self) -> None:
        self.steps, self.depth = MOST_STEPS, 0
        self.used: dict[int, Made] = {}
        self.owners: list[Module] = []
        self.notes: list[Note] = []
        self.samples: list[tuple[int, ...]] = []
        """Shapes of what goes into the network, as far as the code says."""

    def spend(self, line: int) -> None:
        """One step more.

        Raises:
            CodeError: it takes too many.
        """
        self.steps -= 1
        if self.steps < 0:
            raise CodeError(line, TOO_MUCH)

    def note(self, line: int, text: str, **values: object) -> None:
        """Something to tell about code that is understood, once for each line."""
        if line not in [note.line for note in self.notes if note.message.text == text]:
            self.notes.append(Note(line, Message("Engine", text, values)))

    @contextmanager
    def called(self, line: int) -> Any:
        """One call within another."""
        self.depth += 1
        try:
            if self.depth > DEEPEST:
                raise CodeError(line, TOO_MUCH)
            yield
        finally:
            self.depth -= 1

    def call(self, node: ast.Call, scope: Scope) -> Any:
        """What a call gives."""
        return _call(self, node, scope)

    def forward(self, module: Module, x: Trace, line: int) -> Any:
        """What a module of a class of the code makes of a tensor."""
        assert module.cls is not None
        found = module.cls.find("forward")
        if found is None or not isinstance(found[0], Function):
            raise CodeError(module.cls.node.lineno, NO_FORWARD, name=module.cls.node.name[:40])
        self.owners.append(module)
        try:
            out = call_method(self, module, found[0], found[1], [x], {}, line)
        finally:
            self.owners.pop()
        if out is None:
            raise CodeError(found[0].node.lineno, NO_RETURN)
        return out


# --- calls ----------------------------------------------------------------------------------------------------------


def _call(reading: Reading, node: ast.Call, scope: Scope) -> Any:
    called = evaluate(reading, node.func, scope)
    if isinstance(called, Bound) and isinstance(called.of, Trace) and called.name in ("view", "reshape"):
        args = [leniently(reading, arg, scope) for arg in node.args]
    else:
        args = several(reading, node.args, scope)
    kwargs: dict[str, Any] = {}
    for keyword in node.keywords:
        value = evaluate(reading, keyword.value, scope)
        if keyword.arg is not None:
            kwargs[keyword.arg] = value
        elif isinstance(value, dict):
            kwargs.update({str(key): one for key, one in value.items()})
        else:
            return unknown(node.lineno, NOT_READ)
    if isinstance(called, Bound) and called.name == "super" and called.of is None:
        return _super(scope, args, node.lineno)
    with reading.called(node.lineno):
        return call(reading, called, args, kwargs, node.lineno)


def _super(scope: Scope, args: Sequence[Any], line: int) -> Any:
    try:
        return Super(scope.find(" self"), scope.find(" class"))
    except KeyError:
        return unknown(line, NOT_READ)


def call(reading: Reading, called: Any, args: Sequence[Any], kwargs: Mapping[str, Any], line: int) -> Any:
    """What a call gives."""
    if isinstance(called, Unknown):
        return called
    if isinstance(called, Ref):
        return _call_ref(reading, called.name, args, kwargs, line)
    if isinstance(called, UserClass):
        return instance(reading, called, args, kwargs, line)
    if isinstance(called, Function):
        return call_function(reading, called, args, kwargs, line)
    if isinstance(called, Bound):
        return _call_bound(reading, called, args, kwargs, line)
    if len(args) == 1 and not kwargs:
        return torch_words.apply(called, args[0], line, reading)
    if isinstance(called, Module) and called.cls is not None and any(isinstance(arg, Trace) for arg in args):
        raise CodeError(line, SEVERAL_INPUTS)
    return unknown(line, NOT_READ)


def _call_ref(reading: Reading, name: str, args: Sequence[Any], kwargs: Mapping[str, Any], line: int) -> Any:
    if name in (SEQUENTIAL, "torch.nn.ModuleList"):
        return _container(args, line, listed=name != SEQUENTIAL)
    if name in ("collections.OrderedDict", "torch.nn.ModuleDict"):
        pairs = dict(_pairs(args, line))
        return pairs if name.startswith("collections") else Module(line, listed=True, children=pairs)
    if name in WRAPPERS and args:
        return args[0]
    if name in FILLED:
        _sample(reading, args, kwargs)
        return unknown(line, torch_words.UNKNOWN_FUNCTION, name=name[:40])
    if name.startswith("torch.nn.functional."):
        return torch_words.function(name.removeprefix("torch.nn.functional."), args, kwargs, line, reading)
    if name.startswith("torch.nn.") and name.count(".") == 2:
        if any(isinstance(arg, Trace) for arg in args):
            raise CodeError(line, torch_words.BRACKETS, name=name.removeprefix("torch."))
        return torch_words.make(name.removeprefix("torch.nn."), args, kwargs, line)
    if name.startswith(torch_words.READY):
        raise CodeError(line, torch_words.READY_MADE, name=name[:60])
    if name.startswith("torch.") and name.count(".") == 1:
        return torch_words.function(name.removeprefix("torch."), args, kwargs, line, reading)
    return unknown(line, torch_words.UNKNOWN_FUNCTION, name=name[:40])


def _pairs(args: Sequence[Any], line: int) -> list[tuple[str, Any]]:
    """Names and what they stand for: of an OrderedDict of pairs, or of a dictionary."""
    given = args[0] if args else ()
    found = list(given.items()) if isinstance(given, dict) else [
        tuple(pair) if isinstance(pair, tuple | list) else () for pair in items(given, line)
    ]  # fmt: skip
    if not all(len(pair) == 2 and isinstance(pair[0], str) for pair in found):
        raise CodeError(line, PAIRS)
    return found


def _container(args: Sequence[Any], line: int, *, listed: bool = False, into: Module | None = None) -> Module:
    module = Module(line, listed=listed) if into is None else into
    if len(args) == 1 and isinstance(args[0], dict):
        for key, value in _pairs(args, line):
            module.put(key, value)
    elif listed:
        for value in items(args[0], line) if args else ():
            module.append(value)
    else:
        for value in args:
            if isinstance(value, list):
                raise CodeError(line, STAR)
            module.append(value)
    return module


def _sample(reading: Reading, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """The shape of a batch of pictures, where one is made by hand."""
    given = (*args, *(kwargs[key] for key in ("size",) if key in kwargs))
    shape = tuple(given[0]) if len(given) == 1 and isinstance(given[0], tuple | list) else given
    if len(shape) == 4 and all(type(side) is int and 0 < side < 10**6 for side in shape[1:]):
        reading.samples.append(shape[1:])


def instance(reading: Reading, cls: UserClass, args: Sequence[Any], kwargs: Mapping[str, Any], line: int) -> Any:
    """An object of a class of the code."""
    module = Module(cls.node.lineno, cls)
    found = cls.find("__init__")
    if found is not None and isinstance(found[0], Function):
        call_method(reading, module, found[0], found[1], args, kwargs, line)
    elif cls.is_a(SEQUENTIAL):
        _container(args, line, into=module)
    return module


def call_method(
    reading: Reading, of: Any, function: Function, cls: UserClass | None,
    args: Sequence[Any], kwargs: Mapping[str, Any], line: int,
) -> Any:  # fmt: skip
    """What a method of the code gives."""
    static = any(isinstance(one, ast.Name) and one.id == "staticmethod" for one in function.node.decorator_list)
    names = [one.arg for one in (*function.node.args.posonlyargs, *function.node.args.args)]
    if not static and function.node.args.vararg is None and len(names) <= len(args) and names[:1] != ["self"]:
        raise CodeError(function.node.lineno, NO_SELF, name=function.node.name[:40])
    inside = Scope({" self": of, " class": cls}, function.scope)
    given = args if static else [of, *args]
    return call_function(reading, Function(function.node, inside), given, kwargs, line)


def call_function(
    reading: Reading, function: Function, args: Sequence[Any], kwargs: Mapping[str, Any], line: int
) -> Any:
    """What a function of the code gives.

    Raises:
        CodeError: an argument is missing, or there are too many.
    """
    with reading.called(line):
        scope = Scope(_bound(reading, function, args, kwargs, line), function.scope)
        try:
            execute(reading, function.node.body, scope)
        except Returned as returned:
            return returned.value
        return None


def _bound(
    reading: Reading, function: Function, args: Sequence[Any], kwargs: Mapping[str, Any], line: int
) -> dict[str, Any]:
    """The parameters of a function and their values."""
    spec = function.node.args
    places = [one.arg for one in (*spec.posonlyargs, *spec.args)]
    found: dict[str, Any] = dict(zip(places, args, strict=False))
    name = function.node.name[:40]
    with suppress(KeyError, AttributeError):
        name = function.scope.find(" class").node.name[:40] if name == "__init__" else name
    if len(args) > len(places):
        if spec.vararg is None:
            raise CodeError(line, TOO_MANY_ARGUMENTS, name=name)
        found[spec.vararg.arg] = tuple(args[len(places) :])
    elif spec.vararg is not None:
        found[spec.vararg.arg] = ()
    named = [*places, *(one.arg for one in spec.kwonlyargs)]
    rest = {key: value for key, value in kwargs.items() if key not in named}
    found |= {key: value for key, value in kwargs.items() if key in named}
    if spec.kwarg is not None:
        found[spec.kwarg.arg] = rest
    elif rest:
        raise CodeError(line, NO_ARGUMENT, name=name, argument=next(iter(rest))[:40])
    defaults = [*zip(reversed(places), reversed(spec.defaults), strict=False),
                *((one.arg, value) for one, value in zip(spec.kwonlyargs, spec.kw_defaults, strict=True))]  # fmt: skip
    for key, default in defaults:
        if key not in found and default is not None:
            found[key] = evaluate(reading, default, function.scope)
    for key in named:
        if key not in found:
            raise CodeError(line, NEEDS, name=name, argument=key[:40])
    return found


def _call_bound(reading: Reading, bound: Bound, args: Sequence[Any], kwargs: Mapping[str, Any], line: int) -> Any:
    of, name = bound.of, bound.name
    if bound.function is not None:
        return call_method(reading, of, bound.function, bound.cls, args, kwargs, line)
    if isinstance(of, Super):
        return _call_super(reading, of, name, args, kwargs, line)
    if isinstance(of, Trace):
        if name in ("size", "dim"):
            return Side(args[0]) if args and isinstance(args[0], int) else Sides()
        return torch_words.method(name, of, args, kwargs, line, reading)
    if isinstance(of, Module):
        return _call_module(of, name, args, line)
    if isinstance(of, Made):
        return of if name in METHODS_OF_MODULES else unknown(line, NOT_READ)
    if isinstance(of, list | dict):
        return _call_list(of, name, args, line)
    if of is None and name in BUILTINS:
        return _call_builtin(name, args, line)
    return unknown(line, NOT_READ)


def _call_super(
    reading: Reading, above: Super, name: str, args: Sequence[Any], kwargs: Mapping[str, Any], line: int
) -> Any:
    for base in above.cls.bases:
        found = base.find(name) if isinstance(base, UserClass) else None
        if found is not None and isinstance(found[0], Function):
            return call_method(reading, above.of, found[0], found[1], args, kwargs, line)
        if isinstance(base, Ref) and base.name == SEQUENTIAL and name == "__init__":
            _container(args, line, into=above.of)
    if name == "__init__":
        above.of.ready = True
        return None
    if name == "forward" and args:
        x = args[0]
        for child in above.of.children.values():
            x = torch_words.apply(child, x, line, reading, bare=False)
        return x
    return unknown(line, NOT_READ)


def _call_module(module: Module, name: str, args: Sequence[Any], line: int) -> Any:
    if name in ("add_module", "register_module") and len(args) == 2 and isinstance(args[0], str):
        module.put(args[0], args[1])
    elif name == "append" and len(args) == 1:
        module.append(args[0])
    elif name == "extend" and len(args) == 1:
        for value in items(args[0], line):
            module.append(value)
    if len(module.children) > LONGEST:
        raise CodeError(line, TOO_MUCH)
    return [] if name in LISTINGS else module


def _call_list(of: Any, name: str, args: Sequence[Any], line: int) -> Any:
    if isinstance(of, dict):
        views = {"items": list(of.items()), "values": list(of.values()), "keys": list(of)}
        return views.get(name, unknown(line, NOT_READ))
    if name == "append" and len(args) == 1:
        of.append(args[0])
    elif name == "extend" and len(args) == 1:
        of.extend(items(args[0], line))
    elif name == "insert" and len(args) == 2 and isinstance(args[0], int):
        of.insert(args[0], args[1])
    else:
        return unknown(line, NOT_READ)
    if len(of) > LONGEST:
        raise CodeError(line, TOO_MUCH)
    return None


def _call_builtin(name: str, args: Sequence[Any], line: int) -> Any:
    if name == "print":
        return None
    for arg in args:
        if isinstance(arg, Unknown):
            return arg
    plain = [list(arg.children.values()) if isinstance(arg, Module) else arg for arg in args]
    if any(isinstance(arg, range) and len(arg) > LONGEST for arg in plain) or any(
        isinstance(arg, Trace | Side | Sides | str) for arg in plain
    ):
        return unknown(line, NOT_READ)
    try:
        value = BUILTINS[name](*plain)
    except (TypeError, ValueError, ArithmeticError):
        return unknown(line, NOT_READ)
    return list(value) if name in ("enumerate", "zip", "reversed") else value


# --- sentences ------------------------------------------------------------------------------------------------------

NO_SELF = QT_TRANSLATE_NOOP("Engine", "The first parameter of {name} has to be self.")
NO_FORWARD = QT_TRANSLATE_NOOP("Engine", "{name} has no forward, which says in what order its layers are called.")
NO_RETURN = QT_TRANSLATE_NOOP("Engine", "forward returns nothing. Its last line should be return x.")
SEVERAL_INPUTS = QT_TRANSLATE_NOOP("Engine", "A module here takes one tensor and nothing else.")
TOO_MANY_ARGUMENTS = QT_TRANSLATE_NOOP("Engine", "{name} is given more arguments than it takes.")
NO_ARGUMENT = QT_TRANSLATE_NOOP("Engine", "{name} has no argument “{argument}”.")
NEEDS = QT_TRANSLATE_NOOP("Engine", "{name} needs a value for “{argument}”, and none is given here.")
PAIRS = QT_TRANSLATE_NOOP("Engine", 'An OrderedDict takes pairs here, such as [("conv1", nn.Conv2d(3, 32, 5))].')
STAR = QT_TRANSLATE_NOOP("Engine", "nn.Sequential takes layers, not a list of them: write nn.Sequential(*layers).")
