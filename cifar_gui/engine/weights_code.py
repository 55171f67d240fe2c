"""The script that loads weights into their network, without this program. No torch: see ``code``.

A test runs it in an empty folder and compares what the network says with what it says here.
"""

from __future__ import annotations

from cifar_gui.engine.code import Script, _Writer, literal
from cifar_gui.engine.network_code import named_blocks, write_classes
from cifar_gui.spec import Network


def load_script(network: Network, file: str) -> Script:
    """The code that builds a network, loads its weights and asks it once.

    Args:
        network: whose weights they are.
        file: their name, .safetensors or what ``torch.save`` wrote.
    """
    out = _Writer()
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
    out.line("with torch.no_grad():")
    out.line("    y = model(x)")
    out.line("print(y.softmax(1))")
    return out.script()
