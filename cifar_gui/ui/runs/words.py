"""What is said of a run: how it ended, how far it is, how long one would take."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from cifar_gui.engine.counting import Share
from cifar_gui.number_text import scientific
from cifar_gui.protocol.runs import Estimated, Evaluated, Steps
from cifar_gui.recipe import Recipe
from cifar_gui.ui.runs.history import History
from cifar_gui.ui.runs.plot import percent
from cifar_gui.ui.runs.runs import Runs


def exploded(loss: float) -> str:
    """A loss far above all others: "424,000" or "5.1 × 10¹³"."""
    if abs(loss) < 1e7:
        return f"{float(f'{loss:.3g}'):,.{0 if abs(loss) >= 100 else 1}f}"
    return scientific(loss)


def duration(seconds: float) -> str:
    """A length of time in one or two units."""
    whole = round(seconds)
    if whole < 60:
        return QCoreApplication.translate("Transport", "{seconds} s").format(seconds=max(1, whole))
    if whole < 3600:
        text = QCoreApplication.translate("Transport", "{minutes} min {seconds} s")
        return text.format(minutes=whole // 60, seconds=whole % 60)
    text = QCoreApplication.translate("Transport", "{hours} h {minutes} min")
    return text.format(hours=whole // 3600, minutes=whole % 3600 // 60)


def judged(known: Evaluated, decimals: int = 1) -> str:
    """What was found while it trained."""
    return share(Share(round(known.accuracy * known.pictures), known.pictures), decimals)


def share(found: Share, decimals: int = 1) -> str:
    """An accuracy with its 95 % interval and the number of pictures: "57.8 % (54.7–60.8), n 1,000"."""
    return f"{reach(found, decimals)}, {count(found)}"


def reach(found: Share, decimals: int = 1) -> str:
    """An accuracy with its 95 % interval: "57.8 % (54.7–60.8)"."""
    ends = "–".join(f"{100 * end:.{decimals}f}" for end in found.interval)
    return f"{percent(found.value, decimals)} ({ends})"


def count(found: Share) -> str:
    """Of how many pictures: "n 1,000"."""
    return f"n {found.count:,}"


def elsewhere(runs: Runs) -> tuple[str, str]:
    """Where the runs are under way that no other may join, and what to do."""
    if runs.active is not None and runs.active.started.trial:
        line = QCoreApplication.translate("RunPage", "Runs are training in the part “A/B”")
        return line, QCoreApplication.translate("RunPage", "Stop them there first.")
    line = QCoreApplication.translate("RunPage", "A run is training in the part “Compare”")
    return line, QCoreApplication.translate("RunPage", "Stop it there first.")


def ending(run: History, estimated: Estimated | None) -> tuple[str, str]:
    """How a run ended, and what there is to add to it; two empty texts for one that goes on."""
    if run.ended is None:
        return "", ""
    if run.ended == "diverged":
        advice = QCoreApplication.translate("RunPage", "“Continue” goes back to just before: take a smaller lr.")
        return explosion(run), advice if run.resumable else ""
    seconds = math.fsum(epoch.seconds for epoch in run.epochs)
    texts = {
        "finished": QCoreApplication.translate("RunPage", "Finished in {time}")
        if seconds
        else QCoreApplication.translate("RunPage", "Finished"),
        "stopped": QCoreApplication.translate("RunPage", "Stopped after step {step} of {steps}"),
        "failed": QCoreApplication.translate("RunPage", "Ended by an error after step {step} of {steps}"),
    }
    line = texts.get(run.ended, "").format(
        time=duration(seconds),
        step=f"{run.step:,}", steps=f"{run.started.steps:,}",
    )  # fmt: skip
    details = []
    if run.evaluations:
        text = QCoreApplication.translate("RunPage", "validation {accuracy}")
        if run.started.former:
            text = QCoreApplication.translate("RunPage", "the other part of the data {accuracy}")
        details.append(text.format(accuracy=judged(run.evaluations[-1])))
    if run.final is not None:
        text = QCoreApplication.translate("RunPage", "test set {accuracy}, look no. {look}")
        if run.final.trained_on:
            text = QCoreApplication.translate("RunPage", "test set {accuracy}: the pictures it has trained on")
        found = share(Share(run.final.right, run.final.pictures))
        details.append(text.format(accuracy=found, look=run.look))
    elif not run.weights:
        details.append(weightless(run))
    elif estimated is not None and estimated.failure is None:
        text = QCoreApplication.translate("RunPage", "a new run: about {time}")
        details.append(text.format(time=duration(estimated.seconds)))
    return line, " · ".join(details)


def weightless(run: History) -> str:
    """Why a run that is over can neither be judged nor looked into: none of its weights are there."""
    if run.started.opened:
        return QCoreApplication.translate("RunPage", "without weights: {file} had none").format(file=run.started.opened)
    return QCoreApplication.translate("RunPage", "its weights were not kept")


def idle(run: History | None, recipe: Recipe, estimated: Estimated | None, fault: str) -> tuple[str, str, str]:
    """While none is under way: how the run in front ended, or what one of a recipe would take.

    Args:
        run: that in front.
        recipe: what the next one would follow.
        estimated: what it would take, where that is known.
        fault: the kind of the failure in its way; "torch" where the settings are at fault, "" for none.

    Returns:
        A line, what there is to add to it, and "error" or "".
    """
    line, detail = ending(run, estimated) if run is not None else ("", "")
    if fault == "torch":
        line = QCoreApplication.translate("RunPage", "This run cannot start")
        return line, QCoreApplication.translate("RunPage", "The setting at fault is marked at the left."), ""
    if fault:
        return line or QCoreApplication.translate("RunPage", "This run did not start"), "", ""
    if run is not None and line:
        return line, detail, "error" * (run.ended == "diverged")
    return *estimate(recipe, estimated), ""


def explosion(run: History) -> str:
    """After how many steps the loss exploded, and to what."""
    if run.last_loss is not None and math.isfinite(run.last_loss):
        text = QCoreApplication.translate("RunPage", "The loss exploded to {loss} after step {step}")
        return text.format(loss=exploded(run.last_loss), step=f"{run.exploded:,}")
    if run.last_loss is not None:
        text = QCoreApplication.translate("RunPage", "The loss was no longer a number after step {step}")
    else:
        text = QCoreApplication.translate("RunPage", "The loss exploded after step {step}")
    return text.format(step=f"{run.exploded:,}")


def estimate(recipe: Recipe, estimated: Estimated | None) -> tuple[str, str]:
    """How long a run of a recipe would take, and on what; the second is empty where nothing has been measured."""
    if estimated is None or estimated.failure is not None:
        return QCoreApplication.translate("RunPage", "Measuring how long it would take…"), ""
    text = QCoreApplication.translate("RunPage", "About {time}: {epochs} epochs of {steps} steps")
    if recipe.epochs == 1:
        text = QCoreApplication.translate("RunPage", "About {time}: one epoch of {steps} steps")
    line = text.format(
        time=duration(estimated.seconds), epochs=recipe.epochs, steps=f"{estimated.steps_per_epoch:,}"
    )  # fmt: skip
    if not estimated.seconds_per_epoch:
        return line, ""
    rate = estimated.images / estimated.seconds_per_epoch
    text = QCoreApplication.translate(
        "RunPage", "{images} pictures at about {rate} a second, {flops} FLOPs, {parameters} parameters"
    )
    return line, text.format(
        images=f"{estimated.images:,}", rate=f"{rate:,.0f}", flops=exploded(estimated.flops),
        parameters=f"{estimated.parameters:,}",
    )  # fmt: skip


def pace(steps: Steps) -> str:
    """How fast a run goes, and how long it will take still."""
    rate = QCoreApplication.translate("RunPage", "{rate} pictures/s").format(rate=f"{steps.images_per_second:,.0f}")
    if steps.seconds_left is None:
        return rate
    left = QCoreApplication.translate("RunPage", "{time} left").format(time=duration(steps.seconds_left))
    return f"{rate} · {left}"
