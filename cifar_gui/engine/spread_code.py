"""The script of a run beyond this computer: it trains the same under ``python`` and on several processes, by torchrun.

It is made of the same pieces as the plain one (``run_code``). What it adds: each process takes its part of every batch,
it can be cut off and resumed, and it writes a file of runs that this program opens. No torch: see ``code``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from cifar_gui.engine import network_file
from cifar_gui.engine.data import DataSet
from cifar_gui.engine.recipe_code import Draws
from cifar_gui.engine.run_code import (
    Plain,
    batch,
    drops,
    generators,
    run_script,
    states,
    step_loss,
    write_step,
)
from cifar_gui.engine.run_names import RUNS_FORMAT
from cifar_gui.engine.script import LOGS, Part, Script, Writer
from cifar_gui.layers.call import children
from cifar_gui.recipe import Recipe
from cifar_gui.spec import Network

WIDTH = 110
"""Of the lines that say what the run is."""
STANDARD = (
    "import argparse", "import io", "import json", "import math", "import os", "import struct", "import sys",
    "import time", "import zipfile", "from pathlib import Path",
)  # fmt: skip
PROCESSES = """\
# python train.py                                  one process
# torchrun --nproc-per-node=2 train.py             two, which share the work of each batch
# torchrun --nproc-per-node=2 train.py --resume    goes on where it was cut off
arguments = argparse.ArgumentParser()
arguments.add_argument("--resume", action="store_true")
resume = arguments.parse_args().resume
world, rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
place = int(os.environ.get("LOCAL_RANK", 0))
device = torch.device("cuda", place) if torch.cuda.is_available() else torch.device("cpu")
if device.type == "cuda":
    torch.cuda.set_device(device)
if world > 1:
    distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
"""
FIRST, OTHERS = (
    """\
if world > 1 and place:  # one process downloads, the others wait
    distributed.barrier()
""",
    """\
if world > 1 and not place:
    distributed.barrier()
""",
)
PART = """\


def part(count):
    \"\"\"Of so many pictures those of this process; where there is none for it, one that does not count.\"\"\"
    return slice(rank, count, world) if rank < count else slice(1)


class Share:
    \"\"\"Of each batch the part of this process; all draw the same batches.\"\"\"

    def __init__(self, batches):
        self.batches = batches

    def __len__(self):
        return len(self.batches)

    def __iter__(self):
        for batch in self.batches:
            yield batch[part(len(batch))].tolist()


"""
SYNCED = """\
if world > 1 and device.type == "cuda":  # on the CPU each process normalises its own part
    model = nn.SyncBatchNorm.convert_sync_batchnorm(model)
"""
APART = """\
    if rank:  # its layers drop others than those of the first process do
        torch.manual_seed(%(seed)s + epoch * world + rank)
"""
KEEPING = """\
checkpoint, run_file = (Path(__file__).with_suffix(ending) for ending in (".pt", ".cifarrun"))
states = {%(states)s}
generators = {%(generators)s}
log = {"losses": [], "seconds": [], "evaluations": [], "began": time.time()}
best = None


def total(*values):
    \"\"\"The sums of numbers over all processes.\"\"\"
    sums = torch.tensor(values, dtype=torch.float64, device=device)
    if world > 1:
        distributed.all_reduce(sums)
    return sums.tolist()


def safetensors(state):
    \"\"\"The bytes of a file of weights, https://huggingface.co/docs/safetensors.\"\"\"
    kinds = {torch.float32: "F32", torch.int64: "I64"}
    head, data = {}, b""
    for name, tensor in state.items():
        numbers = tensor.cpu().contiguous().numpy().tobytes()
        offsets = [len(data), len(data) + len(numbers)]
        head[name] = {"dtype": kinds[tensor.dtype], "shape": list(tensor.shape), "data_offsets": offsets}
        data += numbers
    text = json.dumps(head).encode()
    text += b" " * (-len(text) %% 8)
    return struct.pack("<Q", len(text)) + text + data


def write(path, data):
    \"\"\"As a whole: a cut, or a full disk, leaves the file from before.\"\"\"
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        if part.is_file():
            part.unlink()
        raise SystemExit(f"{path} could not be written: {error.strerror}. A file from before is as it was.")


def keep(epoch):
    \"\"\"Write what is needed to go on, and the run for cifar-gui.\"\"\"
    kept = {name: one.state_dict() for name, one in states.items()}
    kept |= {name: one.get_state() for name, one in generators.items()}
    kept |= {"epoch": epoch, "log": log, "best": best}
    buffer = io.BytesIO()
    torch.save(kept, buffer)
    write(checkpoint, buffer.getvalue())
    steps = len(log["losses"])
    weights = {"last": (steps, %(result)s.state_dict())} | ({"best": best} if best else {})
    told = run | log | {"lr": optimizer.param_groups[0]["lr"], "device": device.type}
    told["threads"] = world * torch.get_num_threads()
    told["weights"] = {which: step for which, (step, _) in weights.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("run.json", json.dumps(told))
        for which, (_, state) in weights.items():
            file.writestr(f"{which}.safetensors", safetensors(state))
    write(run_file, buffer.getvalue())


done = 0
if resume:
    if not checkpoint.exists():
        raise SystemExit(f"There is no {checkpoint.name} to go on from: the first one is written after an epoch.")
    kept = torch.load(checkpoint, map_location=device, weights_only=True)
    for name, one in states.items():
        one.load_state_dict(kept[name])
    for name, one in generators.items():
        one.set_state(kept[name].cpu())
    done, log, best = kept["epoch"], kept["log"], kept["best"]
"""
TOLD = """\
        (loss,) = total(result_loss.item() * share)
        if not math.isfinite(loss):
            raise SystemExit(f"The loss is {loss}: what was kept is from before this epoch.")
        log["losses"].append(loss)
        running_loss += loss
    log["seconds"].append(time.time() - began)
"""
VALIDATION = """\
    %(result)s.eval()
    right = validation_loss = 0.0
    mine = Subset(validation_set, range(rank, len(validation_set), world))
    with torch.no_grad():
        for imgs, labels in DataLoader(mine, batch_size=256, generator=torch.Generator()):
            imgs, labels = imgs.to(device), labels.to(device)
            logits = %(result)s(imgs)
            right += (logits.argmax(1) == labels).sum().item()
            validation_loss += %(loss)s.item() * len(labels)
    %(result)s.train()
    accuracy, validation_loss = (value / len(validation_set) for value in total(right, validation_loss))
    judged = {"accuracy": accuracy, "loss": validation_loss, "pictures": len(validation_set)}
    log["evaluations"].append({"step": len(log["losses"]), **judged})
    if (accuracy, -validation_loss) == max((one["accuracy"], -one["loss"]) for one in log["evaluations"]):
        best = len(log["losses"]), {name: one.cpu().clone() for name, one in %(result)s.state_dict().items()}
"""
EPOCH = """\
    if not rank:
        print(f"Epoch: {epoch + 1}/{epochs} Loss: {running_loss}")
        writer.add_scalar("Loss/epoch", running_loss, epoch + 1)
"""
JUDGED = """\
        print(f"Validation: {accuracy:.1%} of {len(validation_set)} correct")
        writer.add_scalar("Accuracy/validation", accuracy, epoch + 1)
"""
# DistributedDataParallel keeps the group alive after destroy_process_group (torch 2.13, run as installed), so that its
# threads meet the end of the interpreter. This can go once torch ends them: https://github.com/pytorch/pytorch/pull/179291
END = """\
        keep(epoch + 1)
if not rank:
    writer.close()
if world > 1:
    distributed.destroy_process_group()
    sys.stdout.flush()
    os._exit(0)  # all is written; gloo's threads, which are still there, may abort a Python that clears up
"""


class Spread(Plain):
    """For as many processes as it is started with; one of them writes."""

    standard = STANDARD
    spread = True
    outputs = "network(imgs)"
    draws = Draws("whole", "[part(whole)]")

    def __init__(self) -> None:
        super().__init__()
        self.move = ".to(device)"

    def begin(self, out: Writer) -> None:
        """How it is started."""
        write_lines(out, PROCESSES)
        out.line()

    def write_dataset(self, out: Writer, recipe: Recipe, data: DataSet) -> None:
        """One process downloads, the others wait."""
        write_lines(out, FIRST if data.in_torchvision else "")
        super().write_dataset(out, recipe, data)
        write_lines(out, OTHERS if data.in_torchvision else "")

    def write_batches(self, out: Writer, size: Part, given: Sequence[Part]) -> None:
        """The batches that the plain script draws, and of each the part of a process."""
        write_lines(out, PART)
        out.line("batch_size = ", size, "  # of all processes together")
        others = given or (", generator=torch.Generator()",)
        out.line("batches = DataLoader(range(len(dataset)), batch_size=batch_size", *others, ")", mark="batches")
        out.line("dataloader = DataLoader(dataset, batch_sampler=Share(batches), generator=torch.Generator())")

    def write_wrapping(self, out: Writer, network: Network) -> None:
        """The network that hands gradients round."""
        if any(layer.kind.startswith("BatchNorm") for layer in children(network)):
            write_lines(out, SYNCED)
        out.line("network = DistributedDataParallel(model) if world > 1 else model")

    def write_backward(self, out: Writer) -> None:
        """Weighted, where processes have parts of different size."""
        out.line("        share = len(range(rank, whole, world)) / whole  # of the batch, for this process")
        out.line("        (result_loss * (share * world)).backward()  # the processes' gradients are averaged")

    def write_loop(self, out: Writer, recipe: Recipe, network: Network, data: DataSet) -> None:
        """All epochs, and what is kept after each."""
        _run(out, recipe, network, data)
        known = {"states": states(recipe), "generators": generators(recipe, network)}
        kept = {kind: ", ".join(f'"{name}": {one}' for name, one in known[kind].items()) for kind in known}
        write_lines(out, KEEPING % (kept | {"result": _result(recipe)}))
        out.line()
        out.line(f"writer = None if rank else SummaryWriter({LOGS})")
        out.line("for epoch in range(done, epochs):", mark="loop")
        out.line("    began, running_loss = time.time(), 0.0")
        if drops(recipe, network):
            write_lines(out, APART % {"seed": recipe.seed})
        out.line(f"    for step, ({batch(recipe)}) in enumerate(dataloader):")
        out.line("        whole = min(batch_size, len(dataset) - step * batch_size)")
        write_step(out, recipe, self)
        write_lines(out, TOLD)
        if recipe.validation:
            write_lines(out, VALIDATION % {"loss": step_loss(recipe, "logits"), "result": _result(recipe)})
        write_lines(out, EPOCH + (JUDGED if recipe.validation else "") + END)


def spread_script(recipe: Recipe, network: Network, data: DataSet) -> Script:
    """The code that trains as the run does, on as many processes as it is started with.

    With one process its losses are those of the run to rounding; with several too, for a network whose layers look at
    each picture by itself and draw nothing: the gradient of a batch is the mean of its parts', weighted by their
    pictures, and what is drawn for pictures each process draws for the whole batch. What layers drop each draws by
    itself, so that with dropout another number of processes is another run, as another seed is.

    Args:
        recipe: of the run; values that PyTorch refuses are written as they are.
        network: what the recipe's network is made of.
        data: the data set of the pictures.
    """
    return run_script(recipe, network, data, form=Spread())


def _result(recipe: Recipe) -> str:
    """The network whose weights count: they are judged and kept."""
    return "averaged.module" if recipe.ema else "model"


def _run(out: Writer, recipe: Recipe, network: Network, data: DataSet) -> None:
    """What of the run is known before it begins, for the file."""
    told = {
        "format": RUNS_FORMAT, "version": 1, "source": data.name,
        "recipe": {**msgspec.to_builtins(recipe), "network": network.name}, "network": network_file.plain(network),
    }  # fmt: skip
    parts = json.dumps(told, ensure_ascii=False).split(', "')  # within a text no quote stands by itself
    out.line()
    out.line('run = json.loads(r"""')
    line = parts[0]
    for part in parts[1:]:
        if len(line) + len(part) > WIDTH:
            out.line(line, ",")
            line = f'"{part}'
        else:
            line += f', "{part}'
    out.line(line)
    out.line('""")')
    out.line('run["images"] = len(dataset)')
    if recipe.validation:
        out.line('run["held_out"] = len(validation_set)')


def write_lines(out: Writer, text: str) -> None:
    """Write several lines."""
    for line in text.splitlines():
        out.line(line)
