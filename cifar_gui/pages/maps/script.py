"""The script of a network on a picture: what each of its layers puts out. No torch: see ``code``."""

from __future__ import annotations

from cifar_gui.engine.code_pictures import write_batch, write_dataset, write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.network_code import named_blocks
from cifar_gui.engine.script import Script, Writer
from cifar_gui.engine.weights_code import write_trained, write_weights_import
from cifar_gui.pages.maps.protocol import PICTURE, NetworkMaps, Place


def maps_script(good: NetworkMaps, data: DataSet, pinned: tuple[int, Place] | None = None) -> Script:
    """The code that gives the numbers on the screen.

    Args:
        good: what is shown.
        data: the data set of the picture.
        pinned: a part and a number in what it puts out, which is printed, with what of the picture it depends on.
    """
    out = Writer(data)
    index = good.picture.index
    move = "" if good.device == "cpu" else f'.to("{good.device}")'
    write_imports(
        out,
        ("DataLoader", *(("Subset",) if index else ())),
        standard=named_blocks(good.network),
        normalise=good.network.scaling.changes,
    )
    write_weights_import(out, good.model)
    out.line()
    left_out = write_dataset(out, good.picture.split, (index, index + 1), good.network.scaling)
    write_batch(out, index - left_out, index + 1 - left_out, "x, y")
    if move:
        out.line(f"x = x{move}")
    write_trained(out, good.model, good.network, move)
    out.line()
    slopes = pinned is not None and pinned[0] != PICTURE
    if slopes:
        out.line("x.requires_grad_()")
    out.line("outputs = {}")
    out.line("out = x" if not slopes else "out = x * 1")
    out.line("for name, layer in model.named_children():", mark="forward")
    out.line("    out = layer(out)")
    out.line("    outputs[name] = out.clone()  # the next layer may work in place")
    out.line("    print(name, tuple(out.shape))")
    if good.probabilities is not None:
        out.line("print(out.softmax(1))" if good.layers[-1].output.ndim == 1 else "print(out)")
    if pinned is not None and slopes:
        _pinned(out, good, *pinned)
    return out.script()


def _pinned(out: Writer, good: NetworkMaps, part: int, place: Place) -> None:
    """A number, and how much it changes with each pixel."""
    name, at = good.layers[part].name, ", ".join(map(str, place))
    out.line()
    out.line(f'number = outputs["{name}"][', ("pinned", f"0, {at}"), "]", mark="pinned")
    out.line("print(number.item())")
    out.line(f"# {float(good.values(part)[place]):.4f}")
    out.line("(slope,) = torch.autograd.grad(number, x)")
    out.line("print((slope.abs().mean(1) > 0).sum())  # pixels that it depends on")
