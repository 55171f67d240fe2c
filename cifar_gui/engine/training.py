"""A training run: a generator that trains a network for real, and can be left alone at every ``yield``."""

from __future__ import annotations

import gc
import math
import time
import traceback
from collections.abc import Generator, Iterator
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor

from cifar_gui.engine import (
    checkpoints,
    devices,
    faults,
    frozen,
    inputs,
    models,
    network_file,
    recipe_checks,
    recipes,
    run_cost,
    snapshot,
    watched_file,
    watching,
    whitening,
)
from cifar_gui.engine.augment import Augmentation
from cifar_gui.engine.batches import Batches, Order, Stack
from cifar_gui.engine.checkpoints import Checkpoint
from cifar_gui.engine.criteria import CLASSES, Criterion
from cifar_gui.engine.data import DataError, DataSet
from cifar_gui.engine.estimate import estimate
from cifar_gui.engine.evaluation import HELD_OUT, HeldOut, evaluate, judged_after, right_ones
from cifar_gui.engine.kept_weights import WeightsKeeper
from cifar_gui.engine.network import parameters
from cifar_gui.engine.pace import (
    EVALUATION_SECONDS,
    EVALUATION_SHARE,
    EVALUATION_STEPS,
    KEEP_SECONDS,
    KEEP_SHARE,
    SNAPSHOT_SECONDS,
    SNAPSHOT_SHARE,
    Allowance,
    Clock,
)
from cifar_gui.engine.recipe_errors import Attempt, failure
from cifar_gui.engine.recipes import Model
from cifar_gui.engine.refusals import fault, let_go
from cifar_gui.engine.run_state import Parts
from cifar_gui.engine.sealed import CheckpointError
from cifar_gui.engine.sets import sets_of
from cifar_gui.engine.tally import Tally
from cifar_gui.engine.watching import Watch
from cifar_gui.protocol.runs import (
    Evaluated,
    KeepFailed,
    PicturesGone,
    ProbeRun,
    RateChanged,
    RunEnded,
    RunStarted,
    Snapshot,
    StartRun,
)
from cifar_gui.protocol.watching import Watched
from cifar_gui.spec import QT_TRANSLATE_NOOP, UNSCALED, Message

__all__ = ["Training", "estimate"]

EVENT_SECONDS = 1 / 30
"""Steps are told at the rate of a plot, not one by one."""

LONG_SECONDS = 0.01
"""Steps that take longer are cut into forward, backward and update, with a yield between them."""


NOT_KEPT = QT_TRANSLATE_NOOP("Engine", "The run continues, but its checkpoint could not be written: {error}")


EXPLOSION = 1000.0
"""How many times the loss of guessing, ln 10, a loss has to be to end the run: also in units of the run's first loss,
where that is larger. Nothing comes back from there; and long before NaN the losses say nothing any more."""


SOUND = 10.0
"""With a loss of more than so many times that, nothing is kept: a run that explodes is to be taken up from before."""


class Diverged(Exception):
    """A loss is no longer a number, or far beyond any use: nothing that follows could be better."""

    def __init__(self, loss: float) -> None:
        self.loss = loss
        super().__init__(str(loss))


@dataclass(frozen=True, eq=False)
class _Bench:
    """What the run works on, on its device."""

    model: Model
    train: Stack
    judges: HeldOut
    """The validation pictures, or what an earlier version has judged it on."""
    looked_at: Stack
    """What the network is shown on."""
    shown: Tensor
    """int64 (n,): those of them whose predictions are shown."""
    order: Order
    augmentation: Augmentation | None
    tally: Tally
    epochs: int
    """Finished when the run began: it may be a run that goes on."""


class Training:
    """One run of a recipe. Worker thread; made anywhere, as nothing happens before ``run`` is advanced.

    The same recipe on the same data, device and number of threads gives the same losses, to the last bit: whatever
    else torch is asked between two yields, however often the network is looked at, and however long a pause is. On the
    CPU that holds for a run that was cut off and goes on from its last checkpoint, too.

    Raises:
        CheckpointError: the run that is to go on cannot.
    """

    def __init__(self, start: StartRun, data: DataSet) -> None:
        self.step = 0
        """Finished steps of the run; changes right before the yield that ends a step."""
        self.ready = False
        """Everything before the first step is done, the first look at the network included."""
        self.probe = ProbeRun(start.probe)
        """The picture whose maps are shown; may be set at any time."""
        self.unkept: KeepFailed | None = None
        """Why the end of the run could not be written."""
        self._kept: Checkpoint | None = None
        if start.resume:
            assert start.folder is not None
            self._kept = checkpoints.read(checkpoints.path(start.folder, start.name))
            kept = self._kept
            start = replace(start, recipe=kept.recipe, network=kept.built)
            start = replace(start, parent=kept.parent, trial=kept.trial)
            try:
                checkpoints.same_pictures(self._kept, data)
            except DataError as error:
                raise CheckpointError(error.message) from None
        self._start, self._recipe = start, start.recipe
        """``_recipe`` is what is followed: that of the user, with what is broken on purpose."""
        self._written = -1
        """The step of the last checkpoint."""
        self._candidate: Checkpoint | None = None
        """The next one: written when the loss that follows it is sound."""
        self._froze = 0.0
        """Seconds that it took to make."""
        self._weights = WeightsKeeper(start.folder, start.name, start.room)
        self._diverged = self._over = False
        self._pictures = 0
        """What a checkpoint says of the pictures."""
        self._whole = True
        """No step is half done: a network that has seen a batch and not learned from it is no place to go on from."""
        self._began = self._kept.began if self._kept is not None else time.time()
        self._rate: float | None = None
        self._rates = list(self._kept.rates) if self._kept is not None else []
        self._evaluated = list(self._kept.evaluations) if self._kept is not None else []
        self._data = data
        self._version: Literal[1, 2] = self._kept.version if self._kept is not None else 2
        self._device = start.device
        self._bench: _Bench | None = None
        self._tally: Tally | None = None
        self._watch: Watch | None = None
        self._clock = Clock()
        self._snapshots = Allowance(SNAPSHOT_SHARE, seconds=SNAPSHOT_SECONDS)
        self._evaluations = Allowance(EVALUATION_SHARE, steps=EVALUATION_STEPS, patience=EVALUATION_SECONDS)
        self._keeping = Allowance(KEEP_SHARE, seconds=KEEP_SECONDS)
        self._writing = Allowance(KEEP_SHARE, seconds=KEEP_SECONDS)
        """Of weights with the checkpoint, which is written at the end of every epoch, however short."""
        self._shown: tuple[int, ProbeRun] | None = None

    # --- what the worker calls --------------------------------------------------------------------------------------

    def run(self) -> Iterator[object | None]:
        """The run, from RunStarted to RunEnded; None in between, at least every 30 ms or so at batch size 64.

        After a PicturesGone it tries to read the same pictures again.

        A run that does not come about is a RunEnded alone. Who closes the iterator early has asked for the end: a
        RunEnded "stopped" is theirs to send.
        """
        error: Exception | None = None
        trace = ""
        try:
            with closing(self._run()) as events:
                for event in events:
                    left = time.perf_counter()
                    yield PicturesGone(self._start.id, event.message) if isinstance(event, DataError) else event
                    self._clock.away(time.perf_counter() - left)
        except Exception as raised:
            # Tracebacks hold the tensors of the run: they are let go of before anything else is tried.
            trace = traceback.format_exc()
            error = let_go(raised)
        finally:
            if self._bench is not None and error is None:
                self._close(self._bench)
            self._bench = None
        if error is not None:
            yield None
            yield from self.pending()
            yield self._failed(error, trace)

    def pending(self) -> list[object]:
        """What there is to tell at this moment: for a worker that stops advancing the run."""
        steps = self._tally.tell(self._clock.now()) if self._tally is not None else None
        look = self._look(self._bench) if self._bench is not None else None
        return [event for event in (steps, look) if event is not None]

    def complete(self, steps: Iterator[object | None]) -> list[object]:
        """Bring the step that is under way to its end: half a step is no place to go on from. For who ends the run.

        Returns:
            What there is to tell of it: a RunEnded is the last of it where the run does not survive that step.
        """
        told: list[object] = []
        while not self._whole and (event := next(steps, self)) is not self:
            told += [] if event is None else [event]
        return told

    def set_rate(self, lr: float) -> None:
        """Change the learning rate from the next step on; what is no positive, finite number is passed over."""
        if math.isfinite(lr) and lr > 0:
            self._rate = lr

    def set_room(self, room: int) -> None:
        """Let the weights of all runs take so many bytes at most."""
        self._weights.room = room

    # --- the run ----------------------------------------------------------------------------------------------------

    def _run(self) -> Generator[object | None, None, None]:
        device = devices.resolve(self._start.device)
        self._device = device
        bench = self._bench = yield from self._set_up(device)
        self._tally = bench.tally
        threads = devices.threads(self._recipe.batch_size, device)
        with devices.using_threads(threads):
            yield self._started(bench, device, threads)
            if self._kept is not None:
                yield from checkpoints.events(self._kept, self._start.id)
            self._watch = yield from self._watching(bench)
            self._kept = None
            yield self._watch.measured
            try:
                yield self._look(bench)
                if not self.step:
                    self._weights.pass_by(0, bench.model.result)
                    yield from self._evaluate(bench, HELD_OUT)
                self.ready = True
                self._keep(bench)
                yield None
                for _ in range(bench.epochs, self._recipe.epochs):
                    yield from self._epoch(bench)
                reason, loss = "finished", None
            except Diverged as error:
                reason, loss, self._diverged = "diverged", error.loss, True
            yield from self.pending()
            self._close(bench)
            yield RunEnded(self._start.id, reason, self.step, loss=loss)

    def _set_up(self, device: str) -> Generator[None, None, _Bench]:
        recipe_checks.check(self._start.recipe)
        sets = sets_of(self._start.recipe, self._data)
        description, images = self._start.network, len(sets.train)
        recipe = self._recipe = faults.followed(self._start.recipe, images)
        run_cost.guard(recipe, description, images, device, self._start.allow)
        yield None
        before = self._kept
        scaling = inputs.scaling_of(recipe, self._data) if before is None else before.description.scaling
        self._described = replace(description, scaling=scaling)
        yield None
        model = recipes.model(recipe, description, images, device)
        self._pictures = checkpoints.checksum(sets.train)
        order = Order(images, recipe.shuffle, recipe.seed)
        augmentation = Augmentation(recipe, images) if inputs.augments(recipe) else None
        tally = Tally(self._start.id, images, recipe.batch_size, recipe.epochs)
        yield None
        train = Stack.of(sets.train, scaling, device)
        if self._kept is not None:
            self._take_up(self._kept, Parts(model, order, augmentation), tally)
        elif self._start.weights is not None:
            model.network.load_state_dict(models.opened(self._start.weights, device).module.state_dict())
        elif recipe.whiten:
            whitening.start(model.network, train.take(torch.arange(min(images, whitening.PICTURES)))[0])
        if self._kept is None:
            model.begin()
        self._weights.begin(tally.steps, self._kept)
        shown = torch.from_numpy(snapshot.gallery(sets.shown))
        kept = sets.validation if self._version == 2 else sets.other
        judges = HeldOut.of(kept, scaling, device, len(kept) if self._version == 2 else HELD_OUT)
        looked_at = judges.stack if kept is sets.shown else Stack.of(sets.shown, scaling, device)
        return _Bench(model, train, judges, looked_at, shown, order, augmentation, tally, len(tally.epochs))

    def _watching(self, bench: _Bench) -> Generator[DataError | None, None, Watch]:
        """What looks at the steps; of a run that goes on, with all that it has seen."""
        watched = watched_file.unpack(self._kept.measured) if self._kept is not None else None
        if watched is None:
            facts = yield from watching.facts(bench.model, bench.train, bench.judges, bench.order.epoch())
            watched = Watched(faults.built(self._start.network, self._start.recipe), facts)
        return Watch(self._start.id, Criterion(replace(self._start.recipe, fault="")), watched)

    def _started(self, bench: _Bench, device: str, threads: int) -> RunStarted:
        return RunStarted(
            self._start.id, self._start.recipe, self._start.source, device, threads,
            images=len(bench.train), held_out=len(bench.judges), steps_per_epoch=bench.tally.steps_per_epoch,
            steps=bench.tally.steps, parameters=parameters(bench.model.network), name=self._start.name,
            network=replace(self._start.network, scaling=UNSCALED), parent=self._start.parent, trial=self._start.trial,
            former=self._version == 1,
        )  # fmt: skip

    def _epoch(self, bench: _Bench) -> Iterator[object | None]:
        size, order = self._recipe.batch_size, bench.order.epoch()
        batches = Batches(bench.train, order, size)
        done = bench.tally.begin_epoch(self._clock.now())
        for first in range(done * size, len(order), size):
            yield from self._one_step(bench, batches, first)
            last = first + size >= len(order)
            yield from self._look_around(bench, judge=not last)
        yield bench.tally.tell(self._clock.now())
        bench.order.advance()
        yield bench.tally.epoch_ended(self._clock.now())
        last = len(bench.tally.epochs) == self._recipe.epochs
        yield from self._evaluate(bench, judged_after(len(bench.judges), len(bench.train), last))
        self._keep(bench)

    def _one_step(self, bench: _Bench, batches: Batches, first: int) -> Iterator[object | None]:
        """The step on the batch that begins at ``first`` of the epoch's order."""
        if self._rate is not None:
            yield self._change_rate(bench.model)
        model, began = bench.model, time.perf_counter()
        index, x, y = yield from batches.wait_for(first)
        self._whole, epoch = False, len(bench.tally.epochs)
        if bench.augmentation is not None:
            x = bench.augmentation(x, index, epoch)
        x = recipes.sized(self._recipe, epoch, x)
        watch = self._watch.step(self.step + 1, model, x, y) if self._watch is not None else iter(())
        next(watch, None)
        loss, logits = recipes.forward(model, x, y)
        value = loss.item()
        usual = max(math.log(CLASSES), bench.tally.losses[0] if bench.tally.losses else value)
        if not value <= EXPLOSION * usual < math.inf:
            raise Diverged(value)
        if self._candidate is not None:
            yield self._write(sound=value <= SOUND * usual)
        if time.perf_counter() - began > LONG_SECONDS:
            yield None
        norm = recipes.backward(model, loss, len(x))
        if time.perf_counter() - began > LONG_SECONDS:
            yield None
        lr, right = model.lr, right_ones(logits, y)
        next(watch, None)
        model.update()
        if model.schedule is not None:
            model.schedule.step()
        if model.warmup is not None:
            model.warmup.step()
        self.step, self._whole = self.step + 1, True
        bench.tally.add(value, right, len(index), lr, self._clock.now(), norm)
        if (measured := next(watch, None)) is not None:
            yield measured

    def _look_around(self, bench: _Bench, judge: bool) -> Iterator[object | None]:
        """The end of a step: tell about it, and look at the network when that is due."""
        self._weights.pass_by(self.step, bench.model.result)
        now = self._clock.now()
        tell = bench.tally.since_told(now) >= EVENT_SECONDS
        yield bench.tally.tell(now) if tell else None
        if tell and (self._moved or self._snapshots.due(self.step, now)):
            yield self._look(bench)
        if judge and self._evaluations.due(self.step, now):
            yield from self._evaluate(bench, HELD_OUT)
        if tell and self._keeping.due(self.step, now):
            self._keep(bench)

    @property
    def _moved(self) -> bool:
        """Whether another picture is looked at than the last snapshot shows."""
        return self._shown is not None and not self._shows(self._shown[0])

    def _shows(self, step: int) -> bool:
        """Whether the last snapshot is that of a step and of the picture that is looked at."""
        if self._shown is None:
            return False
        shown, probe = self._shown
        return shown == step and probe == self.probe and probe.picture is self.probe.picture

    def _look(self, bench: _Bench) -> Snapshot | None:
        """A snapshot; None when the last one shows the same, and when there is nothing to show."""
        if self._shows(self.step):
            return None
        self._shown, began = (self.step, self.probe), self._clock.now()
        network, run = bench.model.result, self._start.id
        try:
            taken = snapshot.take(
                run, self.step, network, bench.looked_at, self.probe.index, bench.shown, self.probe.picture
            )
        except DataError:  # the pictures are gone; the next step says so
            taken = None
        self._snapshots.done(self.step, began, self._clock.now())
        return taken

    def _evaluate(self, bench: _Bench, most: int) -> Iterator[object | None]:
        """Judge the network on so many validation pictures at most, where there are any."""
        if not len(bench.judges):
            return
        began = self._clock.now()
        with self._watch.judged(bench.model.result) if self._watch is not None else nullcontext():
            score = yield from evaluate(bench.model.result, bench.model.criterion, bench.judges.first(most))
        self._evaluations.done(self.step, began, self._clock.now())
        if not math.isfinite(score.loss):
            raise Diverged(score.loss)
        found = (self.step, score.accuracy, score.loss, score.pictures)
        self._evaluated.append(found)
        self._weights.judged(*found, bench.model.result)
        yield Evaluated(self._start.id, *found)

    def _change_rate(self, model: Model) -> RateChanged | None:
        rate, self._rate = self._rate, None
        if rate is None or rate == model.lr:
            return None
        model.set_lr(rate)
        self._rates.append((self.step, rate))
        return RateChanged(self._start.id, self.step, rate)

    # --- keeping ----------------------------------------------------------------------------------------------------

    def _keep(self, bench: _Bench) -> None:
        """Make a checkpoint, if the run is kept at all and has come further since the last one."""
        if self._start.folder is not None and self.step != self._written:
            began = self._clock.now()
            self._candidate = self._checkpoint(bench)
            self._froze = self._clock.now() - began

    def _write(self, sound: bool = True) -> KeepFailed | None:
        """Write the checkpoint that waits, unless the loss after it tells that its weights are not sound."""
        start, began, candidate = self._start, self._clock.now(), self._candidate
        if candidate is None or start.folder is None:
            return None
        self._candidate = None
        try:
            if sound:
                self._write_both(start.folder, candidate)
        except OSError as error:
            return KeepFailed(start.id, Message("Engine", NOT_KEPT, {"error": error.strerror or str(error)}))
        finally:
            self._keeping.done(self.step, began - self._froze, self._clock.now())
        self._written = candidate.step if sound else self._written
        return None

    def _write_both(self, folder: Path, candidate: Checkpoint) -> None:
        """The checkpoint, and the weights that were taken until then, where they are due."""
        began = self._clock.now()
        due = self._over or self._writing.due(candidate.step, began)
        if due:
            self._weights.write(candidate.step)
            self._writing.done(candidate.step, began, self._clock.now())
        checkpoints.write(folder, self._start.name, candidate)
        if due:
            self._weights.written(candidate.step)

    def _close(self, bench: _Bench) -> None:
        """Write what the run has come to. After an explosion that is the last good state, marked as such."""
        if self._over:
            return
        self._over = True
        start = self._start
        if not self._diverged:
            if self._whole:
                self._keep(bench)
            self.unkept = self._write()
        elif start.folder is not None and self._written >= 0:
            with suppress(OSError, CheckpointError):  # without the mark it is a run that was cut off
                checkpoints.mark_diverged(start.folder, start.name, self.step)

    def _checkpoint(self, bench: _Bench) -> Checkpoint:
        start, tally, model = self._start, bench.tally, bench.model
        finished = self.step == tally.steps
        if finished:
            self._weights.finished(self.step, model.result.state_dict())
        state = {} if finished else Parts(model, bench.order, bench.augmentation).state
        return Checkpoint(
            version=self._version, began=self._began, recipe=start.recipe, network=network_file.encode(self._described),
            source=start.source, device=self._device,
            threads=devices.threads(self._recipe.batch_size, self._device), images=len(bench.train),
            held_out=len(bench.judges), steps_per_epoch=tally.steps_per_epoch,
            parameters=parameters(model.network), pictures=self._pictures, finished=finished,
            losses=tally.losses.tobytes(), norms=tally.norms.tobytes(), epoch_steps=tally.epoch_steps,
            running_sum=tally.running_sum,
            seconds=tally.seconds(self._clock.now()), lr=tally.lr, epochs=tally.epochs, evaluations=self._evaluated,
            rates=list(self._rates), state=frozen.freeze(state) if state else b"", parent=start.parent,
            trial=start.trial,
            measured=watched_file.pack(self._watch.watched) if self._watch is not None else b"",
            correct=tally.correct.tobytes(),
        )  # fmt: skip

    def _take_up(self, kept: Checkpoint, parts: Parts, tally: Tally) -> None:
        """Put everything where it was.

        Raises:
            CheckpointError: the tensors are not those of this network and optimiser.
        """
        parts.put_back(frozen.thaw(kept.state, self._device), kept.step, self._recipe)
        tally.take_up(kept)
        self.step = self._written = kept.step

    def _failed(self, error: Exception, trace: str) -> RunEnded:
        if isinstance(error, CheckpointError):
            return RunEnded(self._start.id, "failed", self.step, fault(self._start.id, self._start.page, error))
        gc.collect()
        if torch.accelerator.is_available():
            torch.accelerator.empty_cache()
        start, split = self._start, len(self._data.split(self._start.recipe.split))
        attempt = Attempt(start.id, start.network, split, self._device, start.allow, start.page)
        return RunEnded(start.id, "failed", self.step, failure(error, trace, start.recipe, attempt))
