"""The weights of a network as a file of the user's, with a script beside it that loads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cifar_gui import files
from cifar_gui.engine import models, onnx_file, weights, weights_code
from cifar_gui.engine.run_names import ONNX
from cifar_gui.protocol.models import Model, SaveWeights
from cifar_gui.spec import QT_TRANSLATE_NOOP, Message, MessageError

SAVED = QT_TRANSLATE_NOOP("Engine", "The weights are saved as {name}, with {script} beside it, which loads them.")
AFTER = QT_TRANSLATE_NOOP(
    "Engine", "The weights after step {step} are saved as {name}, with {script} beside it, which loads them."
)
UNSAVED = QT_TRANSLATE_NOOP("Engine", "The weights could not be saved as {name}: {error}")


@dataclass(frozen=True)
class Saved:
    """What was written."""

    weights: Path
    script: Path
    """Builds the network and loads them, in plain Python."""
    step: int
    """Of the training, after which the network had them; 0 where that is not known."""


def save(model: Model, target: Path) -> Saved:
    """Write the weights of a network, and beside them a script that loads them. Worker thread.

    Args:
        model: whose.
        target: ends in one of ``weights.SUFFIXES``, or in ONNX.

    Raises:
        MessageError: they are not there, or ONNX cannot hold the network.
        OSError: they cannot be written.
    """
    found = models.opened(model)
    state = found.module.state_dict()
    if target.suffix.lower() == ONNX:
        onnx_file.write(target, found.network, state)
        made = onnx_file.load_script(found.network, target.name)
    else:
        weights.write(target, state, found.network.scaling)
        made = weights_code.load_script(found.network, target.name)
    script = target.with_name(f"{target.stem}_load.py")
    text = made.text.encode()
    if not (script.is_file() and script.stat().st_size == len(text) and files.read(script) == text):
        script = files.ending(str(script.with_suffix("")), ".py")
        files.atomic_write(script, text)
    return Saved(target, script, found.step)


def answer(command: SaveWeights) -> Message:
    """Save weights as the user wants them; what was written, or why nothing was."""
    try:
        saved = save(command.model, command.target)
    except MessageError as error:
        return error.message
    except OSError as error:
        why = error.strerror or type(error).__name__
        return Message("Engine", UNSAVED, {"name": command.target.name, "error": why})
    values = {"step": saved.step, "name": saved.weights.name, "script": saved.script.name}
    return Message("Engine", AFTER if saved.step else SAVED, values, "info")
