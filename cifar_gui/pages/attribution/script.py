"""The script that a learner could have written for a picture of reasons. No torch: see ``engine.code``."""

from __future__ import annotations

from typing import Any

from cifar_gui.engine.code_pictures import normalize, write_dataset, write_imports
from cifar_gui.engine.data import CLASSES, DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_code import named_blocks
from cifar_gui.engine.script import Script, Writer
from cifar_gui.engine.weights_code import write_trained, write_weights_import
from cifar_gui.page_state import PictureState
from cifar_gui.pages.attribution import ANSWER, CAM, GRADIENT, OCCLUSION, PRODUCT, SIDE
from cifar_gui.pages.attribution.worked import starts
from cifar_gui.protocol.models import Model
from cifar_gui.spec import Network, Scaling


def attribution_script(
    model: Model, network: Network, picture: PictureState, data: DataSet, params: Any, layer: str, at: tuple[int, int],
    value: float | None = None,
) -> Script:  # fmt: skip
    """The code that makes the picture of reasons, and prints one pixel of it.

    Args:
        model: whose weights are loaded, or drawn.
        network: what it is built of.
        picture: which one it looks at.
        data: the data set of that.
        params: ``lessons.network.AttributionParams``.
        layer: whose maps Grad-CAM adds up.
        at: (row, column) of the pixel.
        value: what it is, written as a comment; None after a Failure.
    """
    out = Writer(data)
    write_imports(out, standard=named_blocks(network), normalise=network.scaling.changes)
    write_weights_import(out, model)
    write_trained(out, model, network)
    out.line()
    first = write_dataset(out, picture.split, (picture.index, picture.index + 1), network.scaling)
    out.line("image, label = dataset[", ("picture", str(picture.index - first)), "]")
    out.line("x = image[None]")
    out.line()
    _METHODS[params.method](out, params, layer, network.scaling)
    out.line("print(heat[", ("pinned", f"{at[0]}, {at[1]}"), "].item())", mark="cell")
    if value is not None:
        out.line(f"# {value:.6g}")
    return out.script()


def _score(out: Writer, params: Any, indent: str = "") -> None:
    """``scores``, and ``target``, which class is asked for."""
    out.line(f"{indent}scores = model(x.clone())[0]", mark="forward")
    if params.target == ANSWER:
        out.line(f"{indent}target = ", ("target", "scores.argmax().item()"), "  # its answer")
    else:
        number = CLASSES.index(params.target) if params.target in CLASSES else -1
        out.line(f"{indent}target = ", ("target", str(number)), f"  # {params.target}")
    out.line(f"{indent}print(target, scores[target].item())")


def _gradient(out: Writer, params: Any, layer: str, scaling: Scaling) -> None:
    out.line("x.requires_grad_()")
    _score(out, params)
    out.line("scores[target].backward()")
    out.line("gradient = x.grad[0]")
    if params.method == GRADIENT:
        out.line("heat = ", ("method", "gradient.abs().amax(0)"), mark="method")
    else:
        out.line("heat = ", ("method", "(gradient * x.detach()[0]).sum(0)"), mark="method")


def _cam(out: Writer, params: Any, layer: str, scaling: Scaling) -> None:
    for line in (
        "kept = {}",
        "",
        "",
        "def keep(layer, x, y):",
        '    kept["maps"] = y',
        "    y.retain_grad()",
        "    return y.clone()  # the next layer may work in place",
        "",
        "",
        "x.requires_grad_()",
    ):
        out.line(line)
    out.line("model.", ("maps", layer), ".register_forward_hook(keep)")
    _score(out, params)
    out.line("scores[target].backward()")
    out.line('maps, gradients = kept["maps"].detach()[0], kept["maps"].grad[0]')
    out.line("weights = gradients.mean((1, 2))  # one for each map")
    out.line("small = (weights[:, None, None] * maps).sum(0).relu()", mark="method")
    out.line("heat = nn.functional.interpolate(")
    out.line(f'    small[None, None], ({SIDE}, {SIDE}), mode="bilinear", align_corners=False')
    out.line(")[0, 0]")


def _occlusion(out: Writer, params: Any, layer: str, scaling: Scaling) -> None:
    fill = literal(params.fill)
    if scaling.changes:
        out.line(f"grey = {normalize(scaling)}(torch.full((3, 1, 1), {fill}))")
        fill = "grey"
    out.line("with torch.no_grad():")
    _score(out, params, "    ")
    down = starts(params.window, params.every)
    out.line("    ", ("window", f"side = {literal(params.window)}"))
    out.line(f"    heat, count = torch.zeros({SIDE}, {SIDE}), torch.zeros({SIDE}, {SIDE})")
    steps = f"range(0, {down.stop}, ", ("every", literal(params.every)), "):"
    out.line("    for row in ", *steps)
    out.line("        for column in ", f"range(0, {down.stop}, {literal(params.every)}):")
    out.line("            covered = x.clone()")
    out.line("            covered[:, :, row : row + side, column : column + side] = ", ("fill", fill))
    out.line("            drop = scores[target] - model(covered)[0, target]", mark="method")
    out.line("            heat[row : row + side, column : column + side] += drop")
    out.line("            count[row : row + side, column : column + side] += 1")
    out.line("heat /= count.clamp(min=1)")


_METHODS = {CAM: _cam, OCCLUSION: _occlusion, **dict.fromkeys((GRADIENT, PRODUCT), _gradient)}
