"""The script that finds what excites a map. No torch: see ``engine.code``."""

from __future__ import annotations

from cifar_gui.engine.code_pictures import write_dataset, write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_code import named_blocks
from cifar_gui.engine.script import Script, Writer
from cifar_gui.engine.weights_code import write_trained, write_weights_import
from cifar_gui.pages.exciting.protocol import ENDS, LEAST, MIDDLE, SHOWN, Excited, LayerFound


def exciting_script(good: Excited, layer: LayerFound, map: int, end: int, data: DataSet, device: str = "cpu") -> Script:
    """The code that finds the pictures of the split that excite a map, and prints them as the page shows them.

    Args:
        good: what was found.
        layer: whose map.
        map: its number.
        end: which pictures, as a place in ENDS.
        data: the data set of the pictures.
        device: where it runs.
    """
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    write_imports(out, ("DataLoader",), standard=named_blocks(good.network), normalise=good.network.scaling.changes)
    write_weights_import(out, good.model)
    out.line()
    write_dataset(out, good.split, (0, good.total), good.network.scaling)
    write_trained(out, good.model, good.network, move)
    out.line()
    out.line("maxima = []")
    out.line()
    out.line()
    out.line("def keep(module, x, y):")
    out.line("    one = y[:, ", ("map", str(map)), "].reshape(len(y), -1)  # one map: its cells in a row")
    out.line("    maxima.append(one.max(dim=1))")
    out.line()
    out.line()
    out.line("model.", ("layer", layer.name), ".register_forward_hook(keep)")
    out.line("with torch.no_grad():")
    out.line("    for imgs, labels in DataLoader(dataset, batch_size=64):", mark="forward")
    out.line(f"        model(imgs{move})")
    out.line()
    out.line("values = torch.cat([one.values for one in maxima])")
    out.line("cells = torch.cat([one.indices for one in maxima])")
    _write_found(out, ENDS[end], min(SHOWN, good.total))
    out.line("for value, picture in zip(found.tolist(), pictures.tolist()):")
    width = layer.shape[2]
    out.line(f"    row, column = divmod(cells[picture].item(), {width})")
    out.line('    print(f"{value:.4f}  picture {picture}, class {dataset[picture][1]}, cell ({row}, {column})")')
    rank = layer.found[end]
    if rank.values.shape[1]:
        out.line(f"# {float(rank.values[map, 0]):.4f}  picture {int(rank.pictures[map, 0])} …")
    return out.script()


def _write_found(out: Writer, end: str, count: int) -> None:
    if end == MIDDLE:
        out.line("apart = (values - values.median()).abs()")
        out.line(f"pictures = apart.topk({count}, largest=False).indices")
        out.line("pictures = pictures[values[pictures].argsort(descending=True)]")
        out.line("found = values[pictures]")
    else:
        weakest = ", largest=False" if end == LEAST else ""
        out.line(f"found, pictures = values.topk({count}{weakest})")
