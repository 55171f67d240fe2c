"""The script that judges the network of one moment. No torch: see ``engine.code``."""

from __future__ import annotations

from cifar_gui.engine.code_pictures import write_dataset, write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.literal import literal
from cifar_gui.engine.network_code import named_blocks
from cifar_gui.engine.script import Script, Writer
from cifar_gui.engine.weights_code import write_trained, write_weights_import
from cifar_gui.pages.snapshots.protocol import Followed, Moment
from cifar_gui.protocol.models import Model, run_key

PICTURES = 1000
"""At most so many held-out pictures are judged, evenly spread, as the program does."""


def snapshot_script(good: Followed, moment: Moment, data: DataSet, device: str = "cpu") -> Script:
    """The code that loads the weights of a moment and counts right and wrong answers, as the matrix on the page shows.

    Args:
        good: the run.
        moment: one of it.
        data: the data set of the pictures.
        device: where it runs.
    """
    out = Writer(data)
    move = "" if device == "cpu" else f".to({literal(device)})"
    model = Model(run_key(good.model.name, moment.step))
    write_imports(
        out, ("DataLoader", "Subset"), standard=named_blocks(good.network), normalise=good.network.scaling.changes
    )
    write_weights_import(out, model)
    out.line()
    total = len(data.split(good.judged))
    write_dataset(out, good.judged, (0, total), good.network.scaling)
    count = min(total, PICTURES)
    out.line(f"spread = [place * {total} // {count} for place in range({count})]  # evenly over the split")
    write_trained(out, model, good.network, move)
    out.line()
    out.line("matrix = torch.zeros(10, 10, dtype=torch.int64)  # true class by answer")
    out.line("with torch.no_grad():")
    out.line("    for imgs, labels in DataLoader(Subset(dataset, spread), batch_size=100):", mark="forward")
    back = "" if device == "cpu" else ".cpu()"
    out.line(f"        answers = model(imgs{move}).argmax(1){back}")
    out.line("        matrix += torch.bincount(10 * labels + answers, minlength=100).reshape(10, 10)")
    out.line("print(matrix)")
    out.line("accuracy = matrix.trace() / matrix.sum()")
    out.line('print(f"{accuracy.item():.4f}")')
    if moment.judged is not None:
        out.line(f"# {moment.judged.right / max(moment.judged.pictures, 1):.4f}")
    return out.script()
