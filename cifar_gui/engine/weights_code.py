"""The script that loads weights into their network, without this program. No torch: see ``code``.

A test runs it in an empty folder and compares what the network says with what it says here.
"""

from __future__ import annotations

from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_code import named_blocks, write_classes, write_network
from cifar_gui.engine.run_names import SAFETENSORS
from cifar_gui.engine.script import Script, Writer
from cifar_gui.files import plain_name
from cifar_gui.protocol.models import FRESH, RUN, Model
from cifar_gui.spec import Network


def weights_file(model: Model) -> str:
    """What the file with the weights of a network is called in a script that looks into it."""
    return f"{stem(model)}{SAFETENSORS}"


def stem(model: Model) -> str:
    """What a file with the weights of a network is called, without its ending."""
    if model.origin == RUN:
        return f"{model.name}-{model.which}"
    return plain_name(model.name, "network") if model.origin == FRESH else model.name


def write_weights_import(out: Writer, model: Model) -> None:
    """What ``write_trained`` needs, behind the imports of a script."""
    if model.origin != FRESH:
        out.line("from safetensors.torch import load_file")


def write_trained(out: Writer, model: Model, network: Network, move: str = "") -> None:
    """The classes of a network, and ``model`` with its weights, ready to be asked.

    Args:
        out: what writes the script.
        model: whose weights lie in a file beside the script; fresh ones are drawn anew.
        network: the one that the weights are of.
        move: behind what goes to a device, such as ``.to("cuda")``.
    """
    write_classes(out, network)
    if model.origin == FRESH:
        write_network(out, network, model.seed, move)
    else:
        out.line("model = Network()", mark="build")
        out.line("model.load_state_dict(load_file(", ("weights", literal(weights_file(model))), "))")
        if move:
            out.line(f"model = model{move}")
    out.line("model.eval()")


def load_script(network: Network, file: str) -> Script:
    """The code that builds a network, loads its weights and asks it once.

    Args:
        network: whose weights they are.
        file: their name, .safetensors or what ``torch.save`` wrote.
    """
    out = Writer()
    for text in named_blocks(network):
        out.line(text)
    out.line("import torch")
    safe = file.lower().endswith(".safetensors")
    if safe:
        out.line("from safetensors.torch import load_file")
    out.line("from torch import nn")
    write_classes(out, network)
    out.line("model = Network()", mark="build")
    call = "load_file(" if safe else "torch.load("
    out.line(f"model.load_state_dict({call}", ("file", literal(file)), ")" if safe else ", weights_only=True)", ")")
    out.line("model.eval()")
    out.line()
    out.line(f"x = torch.rand(1, {', '.join(map(str, network.in_shape))})  # pictures: RGB, from 0 to 1")
    if network.scaling.changes:
        mean, std = (f"torch.tensor({values}).view(3, 1, 1)" for values in (network.scaling.mean, network.scaling.std))
        out.line(f"x = (x - {mean}) / {std}  # as it was trained")
    out.line("with torch.no_grad():")
    out.line("    y = model(x)")
    out.line("print(y.softmax(1))")
    return out.script()
