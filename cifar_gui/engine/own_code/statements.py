"""What the statements of a learner's code do to names and modules; nothing is run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from cifar_gui.engine.own_code.expressions import (
    LONGEST,
    TOO_MUCH,
    Reader,
    assign,
    combine,
    evaluate,
    items,
    leniently,
    truth,
)
from cifar_gui.engine.own_code.values import (
    CodeError,
    Function,
    Ref,
    Returned,
    Scope,
    UserClass,
)
from cifar_gui.spec import QT_TRANSLATE_NOOP

# --- statements -----------------------------------------------------------------------------------------------------


def execute(reading: Reader, body: Sequence[ast.stmt], scope: Scope) -> None:
    """Go through statements, one after the other.

    Raises:
        CodeError: one of them is not understood.
        Returned: there was a ``return``.
    """
    for node in body:
        reading.spend(node.lineno)
        found = STATEMENTS.get(type(node))
        if found is None:
            raise CodeError(node.lineno, STATEMENT)
        found(reading, node, scope)


def _assignment(reading: Reader, node: ast.Assign, scope: Scope) -> None:
    value = evaluate(reading, node.value, scope)
    for target in node.targets:
        assign(reading, target, value, scope)


def _annotated(reading: Reader, node: ast.AnnAssign, scope: Scope) -> None:
    if node.value is not None:
        assign(reading, node.target, evaluate(reading, node.value, scope), scope)


def _augmented(reading: Reader, node: ast.AugAssign, scope: Scope) -> None:
    before, by = evaluate(reading, node.target, scope), evaluate(reading, node.value, scope)
    if isinstance(before, list) and isinstance(by, list) and isinstance(node.op, ast.Add):
        if len(before) + len(by) > LONGEST:
            raise CodeError(node.lineno, TOO_MUCH)
        before.extend(by)
    else:
        assign(reading, node.target, combine(reading, type(node.op), before, by, node.lineno), scope)


def _returned(reading: Reader, node: ast.Return, scope: Scope) -> None:
    raise Returned(None if node.value is None else evaluate(reading, node.value, scope))


def _condition(reading: Reader, node: ast.If, scope: Scope) -> None:
    value = evaluate(reading, node.test, scope)
    execute(reading, node.body if truth(value, node.lineno) else node.orelse, scope)


def _loop(reading: Reader, node: ast.For, scope: Scope) -> None:
    for value in items(evaluate(reading, node.iter, scope), node.lineno):
        assign(reading, node.target, value, scope)
        execute(reading, node.body, scope)


def _function(reading: Reader, node: ast.FunctionDef, scope: Scope) -> None:
    scope.values[node.name] = Function(node, scope)


def _class(reading: Reader, node: ast.ClassDef, scope: Scope) -> None:
    inside = Scope(outer=scope)
    bases = [leniently(reading, base, scope) for base in node.bases]
    for one in node.body:
        if isinstance(one, ast.FunctionDef):
            inside.values[one.name] = Function(one, scope)
        elif isinstance(one, ast.Assign | ast.AnnAssign):
            with suppress(CodeError):
                execute(reading, [one], inside)
    scope.values[node.name] = UserClass(node, bases, inside.values)


def _import(reading: Reader, node: ast.Import, scope: Scope) -> None:
    for one in node.names:
        name = one.asname or one.name.partition(".")[0]
        scope.values[name] = Ref(one.name if one.asname else name)


def _import_from(reading: Reader, node: ast.ImportFrom, scope: Scope) -> None:
    for one in node.names:
        if one.name == "*":
            if node.module == "torch.nn":
                scope.values["*"] = Ref("torch.nn")
        else:
            scope.values[one.asname or one.name] = Ref(f"{node.module or ''}.{one.name}")


def _expression(reading: Reader, node: ast.Expr, scope: Scope) -> None:
    if not isinstance(node.value, ast.Constant):
        evaluate(reading, node.value, scope)


def _nothing(reading: Reader, node: ast.stmt, scope: Scope) -> None:
    """It says nothing about layers."""


STATEMENTS: Mapping[type[ast.stmt], Callable[[Reader, Any, Scope], None]] = {
    ast.Assign: _assignment, ast.AnnAssign: _annotated, ast.AugAssign: _augmented, ast.Return: _returned,
    ast.If: _condition, ast.For: _loop, ast.FunctionDef: _function, ast.ClassDef: _class, ast.Import: _import,
    ast.ImportFrom: _import_from, ast.Expr: _expression, ast.Pass: _nothing, ast.Assert: _nothing,
    ast.Global: _nothing, ast.Delete: _nothing,
    ast.With: lambda reading, node, scope: execute(reading, node.body, scope),
}  # fmt: skip

# --- sentences ------------------------------------------------------------------------------------------------------

STATEMENT = QT_TRANSLATE_NOOP(
    "Engine", "Such a statement cannot be read. Write the layers and their calls one after the other."
)
