"""What the page says in sentences: of the colours, of what was changed, and of what random weights show."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from cifar_gui.i18n import say
from cifar_gui.pages.attribution import CAM, GRADIENT, OCCLUSION, PRODUCT
from cifar_gui.pages.attribution.bars import name_of
from cifar_gui.pages.attribution.protocol import Attribution, Judged, Scores
from cifar_gui.pages.attribution.worked import interval, probabilities, rank_correlation
from cifar_gui.spec import Message
from cifar_gui.ui.widgets.figures import plain, probability, signed
from cifar_gui.ui.widgets.picture_names import source_name

ALIKE, APART = 0.5, 0.25
"""Rank correlations from which on two maps look the same, and below which they do not."""


class AttributionWords(QObject):
    """GUI thread. In the language of the moment."""

    def of(self, good: Attribution, now: Scores | None) -> str:
        """What has been changed and what that did, or what the random weights show, or what the colours mean."""
        changed = now is not None and now.scores.shape == good.scores.shape
        told = [self.change(good, now)] if now is not None and changed else []
        if good.fresh is not None:
            told.append(self.sanity(good))
        return self._joined(*told) if told else self.colours(good)

    def _joined(self, *sentences: str) -> str:
        """Sentences one after the other."""
        whole, *others = sentences
        for other in others:
            whole = self.tr("{before} {after}").format(before=whole, after=other)
        return whole

    def question(self, good: Attribution) -> str:
        """Which class is asked about."""
        answer = good.target == int(np.argmax(np.nan_to_num(good.scores, nan=-np.inf)))
        text = self.tr("why {name}?") if answer else self.tr("why not {name}?")
        return text.format(name=name_of(good.target, len(good.scores)))

    def colours(self, good: Attribution) -> str:
        """What red and blue stand for, and what can be done."""
        text = {
            GRADIENT: self.tr("The redder a pixel, the faster the score of {name} changes with it, up or down."),
            PRODUCT: self.tr("Red pixels speak for {name}, blue ones against it."),
            CAM: self.tr("Red is where the maps of {layer} speak for {name}."),
            OCCLUSION: self.tr("Red pixels are missed when they are covered; without blue ones {name} scores higher."),
        }[good.params.method]
        hint = self.tr("Drag a patch over the picture: the scores follow.")
        return self._joined(text, hint).format(name=name_of(good.target, len(good.scores)), layer=good.layer)

    def change(self, good: Attribution, now: Scores) -> str:
        """What a patch, or missing maps, do to the score."""
        before, after = good.score, float(now.scores[good.target])
        first, second = (float(probabilities(scores)[good.target]) for scores in (good.scores, now.scores))
        text = self.tr("{name}: score {before} → {after} ({difference}), probability {first} → {second}.")
        told = text.format(
            name=name_of(good.target, len(good.scores)), before=plain(before), after=plain(after),
            difference=signed(after - before, 2), first=probability(first), second=probability(second),
        )  # fmt: skip
        if now.scores.argmax() != good.scores.argmax():
            other = name_of(int(now.scores.argmax()), len(now.scores))
            told = self._joined(told, self.tr("The answer is {name} now.").format(name=other))
        return told

    def sanity(self, good: Attribution) -> str:
        """How alike the sizes in a map and in one of weights that have learnt nothing are, and what follows from that.

        **Source:** Adebayo et al. 2018, arXiv:1810.03292.
        """
        assert good.fresh is not None
        found = rank_correlation(np.abs(good.heat), np.abs(good.fresh))
        if found is None:
            return self.tr("One of the two maps is the same everywhere: there is no order to compare.")
        if abs(found) >= ALIKE:
            text = self.tr(
                "Rank correlation {value}: with weights that have learnt nothing, much the same pixels count. This "
                "map shows the picture, and proves nothing about what was learnt."
            )
        elif abs(found) >= APART:
            text = self.tr(
                "Rank correlation {value}: with weights that have learnt nothing, some of the same pixels count. Part "
                "of this map comes from the picture alone."
            )
        else:
            text = self.tr(
                "Rank correlation {value}: with weights that have learnt nothing, other pixels count. So this map "
                "hangs on what was learnt; that does not make it right."
            )
        return text.format(value=plain(found))

    def accuracy(self, told: Judged | None, under_way: bool, problem: Message | None) -> str:
        """How far the judging is, what it found, or what came in its way."""
        if problem is not None:
            return say(problem)
        if told is None:
            return self.tr("Judging…") if under_way else ""
        if told.done < told.total:
            text = self.tr("Judging: {done} of {total} pictures…")
            return text.format(done=f"{told.done:,}", total=f"{told.total:,}")
        shares = []
        for right in (told.whole, told.without):
            low, high = interval(right, told.total)
            shares.append(f"{100 * right / max(told.total, 1):.1f} % ({100 * low:.1f}–{100 * high:.1f})")
        text = self.tr("{total} pictures of {source}: {whole} correct, without the maps {without}. In brackets: 95 %.")
        return text.format(
            total=f"{told.total:,}", source=source_name(told.of.source, told.of.split), whole=shares[0],
            without=shares[1],
        )  # fmt: skip
