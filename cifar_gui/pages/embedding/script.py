"""The script that puts pictures into a plane as the page does. No torch: see ``code``."""

from __future__ import annotations

from cifar_gui.engine.code_pictures import write_dataset, write_imports
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.network_code import named_blocks
from cifar_gui.engine.script import Script, Writer
from cifar_gui.engine.weights_code import write_trained, write_weights_import
from cifar_gui.pages.embedding.protocol import ROUNDS, SEED, Embedded


def cloud_script(good: Embedded, data: DataSet) -> Script:
    """The code that gives the points on the screen, and how much of the variance they keep."""
    out = Writer(data)
    write_imports(
        out, ("DataLoader", "Subset"), standard=named_blocks(good.network), normalise=good.network.scaling.changes
    )
    write_weights_import(out, good.model)
    out.line()
    write_dataset(out, good.split, (0, len(data.split(good.split))), good.network.scaling)
    out.line("labels = torch.tensor([int(label) for _, label in dataset])")
    out.line()
    per_class = -(-min(max(good.params.points, 20), 5000) // 10)
    out.line("chosen = []  # as many pictures of each class, evenly spread")
    out.line("for label in range(10):")
    out.line("    members = torch.where(labels == label)[0]")
    out.line("    count = min(len(members), ", ("pictures", str(per_class)), ")")
    out.line("    chosen += [members[k * len(members) // count].item() for k in range(count)]")
    out.line("chosen = sorted(chosen)")
    out.line("dataloader = DataLoader(Subset(dataset, chosen), batch_size=64)")
    write_trained(out, good.model, good.network)
    for text in (
        "", "hidden = []  # what goes into the last linear layer", "with torch.no_grad():",
        f"    model.{good.layer}.register_forward_pre_hook(lambda layer, given: hidden.append(given[0]))",
        "    for imgs, _ in dataloader:", "        model(imgs)", "features = torch.cat(hidden)",
        "print(features.shape)",
    ):  # fmt: skip
        out.line(text)
    out.line(f"# torch.Size([{', '.join(map(str, good.features.shape))}])")
    out.line()
    out.line(f"torch.manual_seed({SEED})", mark="view")
    out.line(
        f"_, sizes, directions = torch.pca_lowrank(features, q={len(good.shares)}, niter={ROUNDS})"
    )  # fmt: skip
    for text in (
        "largest = directions.gather(0, directions.abs().argmax(0, keepdim=True))",
        "directions = directions * largest.sign()  # the largest weight of each is positive",
        "centred = features - features.mean(0)", "points = centred @ directions[:, :2]",
        "print(points[0])", "share = sizes[:2] ** 2 / (centred**2).sum()", 'print(f"{share.sum():.4f}")',
    ):  # fmt: skip
        out.line(text)
    out.line(f"# {good.shares[:2].sum():.4f}")
    return out.script()
