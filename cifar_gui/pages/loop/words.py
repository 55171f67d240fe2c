"""What the page of the loop says of each line, of each mistake, and the arithmetic of the number that is followed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QObject

from cifar_gui.layers.call import arguments
from cifar_gui.pages.loop.protocol import (
    BACKWARD,
    BATCH,
    EVAL,
    FORWARD,
    HELD_OUT,
    LOOK,
    LOOK_EVAL,
    LOSS,
    MISTAKES,
    RUNNING,
    STEP,
    TIMES,
    TRAIN,
    ZERO_GRAD,
    Frame,
    Looped,
    Recording,
)
from cifar_gui.pages.loop.tensor_table import Row
from cifar_gui.recipe import SGD
from cifar_gui.spec import Block, Layer, field_value

Index = tuple[int, ...]
Lines = tuple[tuple[str, str], ...]
NOTHING_MOVES = ("wrong_model", "step_first")
"""Mistakes at step() that leave no harm to any other one there."""
BETA1, BETA2 = 0.9, 0.999
"""PyTorch's defaults for Adam."""


def precise(value: float | None) -> str:
    """Five digits that count; "None" for no number."""
    return "None" if value is None else f"{value:.5g}".replace("-", "−").replace("inf", "∞").replace("nan", "NaN")


def factor(value: float | None) -> str:
    """A number within a sum or a product: a negative one in brackets."""
    return f"({precise(value)})" if value is not None and value < 0 else precise(value)


def kilobytes(size: int) -> str:
    """ "0", "12 KB", "1.7 MB"."""
    return "0" if not size else f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{math.ceil(size / 1e3)} KB"


class Moment:
    """One position of a recording, with the one before it, seen from one number of the parameter."""

    def __init__(self, looped: Looped, recording: Recording, place: int, index: Index) -> None:
        self.looped, self.recording, self.place, self.index = looped, recording, place, index
        self.frame: Frame = recording.frames[place]
        self.earlier: Frame | None = recording.frames[place - 1] if place else None

    def p(self, frame: Frame | None) -> float:
        """The number itself."""
        return float(self.recording.values[frame.values if frame is not None else 0][self.index])

    def grad(self, frame: Frame | None) -> float | None:
        """Its gradient."""
        if frame is None or frame.grad < 0:
            return None
        return float(self.recording.grads[frame.grad][self.index])

    def buffer(self, frame: Frame | None, name: str) -> float | None:
        """What the optimiser keeps for it under a name."""
        kept: Mapping[str, Any] = self.recording.buffers[frame.buffers] if frame and frame.buffers >= 0 else {}
        if name not in kept:
            return None
        return float(kept[name][self.index]) if np.ndim(kept[name]) else float(kept[name])

    @property
    def buffer_names(self) -> tuple[str, ...]:
        """Those that the optimiser has, whether it has made them already or not."""
        if self.looped.params.optimizer != SGD:
            return ("exp_avg", "exp_avg_sq")
        return ("momentum_buffer",) if self.looped.params.momentum != 0 else ()

    def rows(self, held_out: bool) -> list[Row]:
        """The table of the tensors before and after the line."""
        now, then, params = self.frame, self.earlier, self.looped.params
        at = f"[{', '.join(map(str, self.index))}]"
        rows = [
            Row(f"p{at}", precise(self.p(then)), precise(self.p(now))),
            Row("p.grad", precise(self.grad(then)), precise(self.grad(now))),
        ]
        for name in self.buffer_names:
            rows.append(Row(name, precise(self.buffer(then, name)), precise(self.buffer(now, name))))
        rows.append(Row("loss", precise(then.loss if then else None), precise(now.loss)))
        name = "test_loss" if held_out else "running_loss"
        was = then if then is not None and (then.line == HELD_OUT) == held_out else None
        rows.append(Row(name, self._sum(was), self._sum(now), now.graph))
        wrong_way = bool(params.no_eval if now.line in (EVAL, HELD_OUT) else params.no_train)
        wrong_way = wrong_way and now.line not in (LOOK_EVAL, LOOK)
        rows.append(Row("model.training", str(then.training if then else True), str(now.training), wrong_way))
        if now.mean is not None:
            rows.append(Row("running_mean[0]", precise(then.mean if then else 0.0), precise(now.mean)))
        return rows

    def memory(self, names: tuple[str, str]) -> list[Row]:
        """What autograd holds, before and after: bytes of tensors, steps of the graph."""
        now, then, params = self.frame, self.earlier, self.looped.params
        keeps = bool(params.no_no_grad and now.line == HELD_OUT)
        return [
            Row(names[0], kilobytes(then.saved if then else 0), kilobytes(now.saved), keeps),
            Row(names[1], str(then.nodes if then else 0), str(now.nodes), bool(params.keep_graph and now.graph)),
        ]

    @staticmethod
    def _sum(frame: Frame | None) -> str:
        if frame is None:
            return "0"
        return f"tensor({precise(frame.running)})" if frame.graph else precise(frame.running)


class LoopWords(QObject):
    """The sentences, in the language of the interface."""

    def line(self, moment: Moment) -> str:
        """What a line does when it is right."""
        looped, frame = moment.looped, moment.frame
        texts = {
            LOOK_EVAL: self.tr("In eval() normalisation uses the averages it has kept, and dropout "
                               "does nothing. That is how a network is used, not how it is trained."),
            LOOK: self.tr(
                "One test picture is shown to the new network, without gradients: nothing is kept for a backward."),
            TRAIN: self.tr("In train() normalisation uses the mean and the spread of each batch, and "
                           "keeps averages of them. Dropout is at work."),
            BATCH: self.tr("The next {count} pictures and their labels. Three batches take turns, so that a few steps "
                           "teach something."),
            ZERO_GRAD: self.tr("The gradients of the previous step are thrown away: p.grad is None "
                               "until the next backward."),
            FORWARD: self.tr("The batch goes through the network: {before} → {after}. On the way autograd puts aside "
                             "what backward will need: {saved}."),
            LOSS: self.tr("One number says how wrong the scores of the batch are. No weight has changed yet."),
            BACKWARD: self.tr(
                "The slope of the loss comes back to every weight and is added to what is in p.grad. What was put "
                "aside is freed."),
            STEP: self.tr("The optimiser moves every weight a little against its gradient."),
            RUNNING: self.tr("The loss is added up as a plain number: item() leaves its past behind."),
            EVAL: self.tr("Back to eval(): from here on nothing is learnt, and no average changes."),
            HELD_OUT: self.tr("A test batch is run. Under no_grad() nothing is put aside for a backward."),
        }  # fmt: skip
        (before, after), count = looped.shapes, looped.params.batch_size
        return texts[frame.line].format(
            count=count, before=_shape(before), after=_shape(after), saved=kilobytes(frame.saved)
        )

    def mistake(self, moment: Moment) -> str:
        """What is wrong at this line; nothing when it is right."""
        params, frame = moment.looped.params, moment.frame
        texts = {
            "no_zero_grad": self.tr("Left out: nothing clears p.grad. The next backward adds its gradient to the old "
                                    "ones, and the steps grow larger and larger."),
            "step_first": self.tr("Too early: zero_grad() has just cleared p.grad, and backward has "
                                  "not run yet. The optimiser finds None and moves nothing, in any "
                                  "step."),
            "large_lr": self.tr("lr is {times} times as large. The slope holds only close by: the "
                                "step overshoots by far, and the loss rises."),
            "softmax": self.tr("CrossEntropyLoss takes the softmax itself. Taken twice, the scores lie between 0 and "
                               "1: the loss cannot fall below 1.461, and the gradients are small."),
            "no_train": self.tr("Left out: the network stays in eval(). Its normalisation keeps using"
                                " the averages it began with, 0 and 1, and never updates them."),
            "no_eval": self.tr("Left out: each test batch is normalised by itself and shifts the averages. What "
                               "comes out for a picture depends on its neighbours."),
            "keep_graph": self.tr("loss is a tensor with a past, and the sum keeps every one of them: {nodes} graph "
                                  "nodes are alive. backward has freed their large tensors; without it they stay, "
                                  "too."),
            "no_no_grad": self.tr("Without no_grad() autograd puts everything aside, and the sum holds on to it: "
                                  "{saved} now, and more with each batch."),
            "wrong_model": self.tr("The optimiser was given the parameters of a copy. They have no gradients: nothing "
                                   "moves. zero_grad() does not reach p.grad either, and it adds up."),
        }  # fmt: skip
        found = {name for name, line in MISTAKES.items() if line == frame.line and field_value(params, name)}
        if not found:
            return ""
        name = next(name for name in (*NOTHING_MOVES, *MISTAKES) if name in found)
        text = texts[name]
        if name == "step_first" and params.no_zero_grad and moment.grad(frame) is not None:
            text = self.tr("Too early: p.grad still holds the gradients of earlier steps, and these move the weight.")
        elif name == "step_first" and params.no_zero_grad:
            text = self.tr("Too early: backward has not run yet. The optimiser finds None and moves nothing.")
        if name == "no_zero_grad" and params.wrong_model:
            text = self.tr("Left out: nothing clears p.grad. The next backward adds its gradient to the old ones.")
        if name == "no_eval" and not frame.training:
            text = self.tr("Left out, and here it makes no difference:  the network is in eval() already.")
        if name in ("no_train", "no_eval") and not _has_two_ways(moment.looped.network.layers):
            text = self.tr(
                "Left out, and here it makes no difference:  no layer of this network differs in train() and eval()."
            )
        return text.format(times=TIMES, nodes=frame.nodes, saved=kilobytes(frame.saved))

    def arithmetic(self, moment: Moment) -> tuple[Lines, tuple[tuple[str, float], ...]]:
        """The line's arithmetic on the number that is followed, and what comes out."""
        now, then = moment.frame, moment.earlier
        if now.line == STEP:
            return self._step(moment)
        grads = moment.grad(then), moment.grad(now)
        if now.line == ZERO_GRAD:
            return (("p.grad", f"{precise(grads[0])} → {precise(grads[1])}"),), ()
        if now.line == BACKWARD:
            new = grads[1] or 0.0
            old = grads[0]
            lines: Lines = (("∂loss/∂p", precise(new - (old or 0.0))),)
            if old is None:
                lines += (("p.grad", f"None → {precise(new)}"),)
            else:
                lines += (("p.grad", f"{precise(old)} + {factor(new - old)} = {precise(new)}"),)
            return lines, (("p.grad", new),)
        if now.line == FORWARD:
            return (("logits", f"{_shape(moment.looped.shapes[0])} → {_shape(moment.looped.shapes[1])}"),), ()
        if now.line == LOSS and now.loss is not None:
            # CrossEntropyLoss takes a softmax of its own; of what has been one already, it takes another.
            scores = "softmax(logits)" if moment.looped.params.softmax else "logits"
            return (("loss", f"mean(−ln softmax({scores})[y]) = {precise(now.loss)}"),), (("loss", now.loss),)
        if now.line in (RUNNING, HELD_OUT):
            before = then.running if then is not None and then.line != EVAL else 0.0
            name = "test_loss" if now.line == HELD_OUT else "running_loss"
            added = f"{precise(before)} + {precise(now.running - before)} = {precise(now.running)}"
            return ((name, added),), ((name, now.running),)
        return (("p", precise(moment.p(now))),), ()

    def _step(self, moment: Moment) -> tuple[Lines, tuple[tuple[str, float], ...]]:
        now, then, params = moment.frame, moment.earlier, moment.looped.params
        old, new, grad = moment.p(then), moment.p(now), moment.grad(now)
        result = (("p", new),)
        if grad is None or (now.buffers == (then.buffers if then else -1) and old == new):
            return (("p.grad", precise(grad)), ("p", f"{precise(old)}")), result
        lr = params.lr * TIMES if params.large_lr else params.lr
        if params.optimizer == SGD:
            velocity = moment.buffer(now, "momentum_buffer")
            if velocity is None:
                return (("p", f"{precise(old)} − {precise(lr)} · {factor(grad)} = {precise(new)}"),), result
            before = moment.buffer(then, "momentum_buffer")
            if before is None:
                made = precise(velocity)  # the first one is the gradient itself
            else:
                made = f"{precise(params.momentum)} · {factor(before)} + {factor(grad)} = {precise(velocity)}"
            return (
                ("v", made),
                ("p", f"{precise(old)} − {precise(lr)} · {factor(velocity)} = {precise(new)}"),
            ), result
        first, second = moment.buffer(now, "exp_avg") or 0.0, moment.buffer(now, "exp_avg_sq") or 0.0
        count = moment.buffer(now, "step") or 1.0
        mean, square = first / (1 - BETA1**count), second / (1 - BETA2**count)
        before_first, before_second = (moment.buffer(then, name) or 0.0 for name in ("exp_avg", "exp_avg_sq"))
        return (
            ("m", f"0.9 · {factor(before_first)} + 0.1 · {factor(grad)} = {precise(first)}"),
            ("v", f"0.999 · {precise(before_second)} + 0.001 · {factor(grad)}² = {precise(second)}"),
            ("m̂, v̂", f"m / (1 − 0.9^{count:.0f}) = {precise(mean)},  v / (1 − 0.999^{count:.0f}) = {precise(square)}"),
            ("p", f"{precise(old)} − {precise(lr)} · m̂ / (√v̂ + 1e−8) = {precise(new)}"),
        ), ()


def _has_two_ways(parts: Iterable[Layer | Block]) -> bool:
    """Whether a network differs in train() and in eval()."""
    return any(
        _has_two_ways((*part.layers, *part.shortcut))
        if isinstance(part, Block)
        else getattr(arguments(part), "track_running_stats", False)
        for part in parts
    )


def _shape(shape: tuple[int, ...]) -> str:
    return f"({', '.join(map(str, shape))})"
