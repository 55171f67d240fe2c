"""Cats, deer, dogs and horses from the side, facing right. The feet stand at y = 13, the back lies about y = 0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from resources.samples.drawings.canvas import Colour, Dice, Point, Sprite, mix, shade

FEET = 13.0
DARK: Colour = (0.07, 0.06, 0.06)
CREAM: Colour = (0.95, 0.9, 0.8)
WHITE: Colour = (0.95, 0.95, 0.94)
PINK: Colour = (0.88, 0.55, 0.55)


@dataclass(frozen=True)
class Coat:
    """The colours of an animal."""

    fur: Colour
    belly: Colour
    mark: Colour
    """Stripes, patches, mane."""

    def far(self) -> Colour:
        """The legs on the other side, in shade."""
        return shade(self.fur, 0.62)


@dataclass(frozen=True)
class Legs:
    """How four legs stand: ``swing`` is the way a foot is before its hip, for the far and near fore and hind leg."""

    fore: tuple[float, float]
    hind: tuple[float, float]
    lifted: tuple[float, float, float, float] = (0, 0, 0, 0)
    """How far each foot is off the ground: far fore, near fore, far hind, near hind."""


def standing(dice: Dice) -> Legs:
    """All feet on the ground, nearly straight."""
    return Legs((dice.between(0.5, 2), dice.around(0.7)), (dice.between(0.3, 1.6), dice.between(-1.5, 0)))


def walking(dice: Dice) -> Legs:
    """Legs in turn before and behind."""
    step = dice.between(1.5, 3.2)
    return Legs((step, -step), (-step, step), (dice.between(0, 1.5), 0, 0, 0))


def galloping(dice: Dice) -> Legs:
    """Fore legs stretched ahead, hind legs behind."""
    reach = dice.between(4.5, 6.5)
    lift = dice.between(1.5, 4)
    return Legs((reach, reach - 2), (-reach, 2 - reach), (lift + 1.5, lift, lift + 0.5, lift - 1))


def coat(dice: Dice, species: str) -> Coat:
    """The colours that a cat, deer, dog or horse may have; many are shared."""
    brown = dice.colour((0.05, 0.09), (0.45, 0.75), (0.35, 0.7))
    tan = dice.colour((0.07, 0.11), (0.35, 0.6), (0.65, 0.9))
    red = dice.colour((0.04, 0.075), (0.6, 0.85), (0.5, 0.85))
    grey = dice.colour((0.05, 0.6), (0.02, 0.15), (0.4, 0.7))
    black = dice.colour((0.0, 1.0), (0.05, 0.2), (0.12, 0.24))
    white = dice.colour((0.08, 0.14), (0.02, 0.12), (0.86, 0.97))
    if species == "deer":
        fur = dice.pick((brown, tan, red, brown, mix(brown, grey, 0.5)))
        return Coat(fur, mix(fur, CREAM, 0.6), CREAM)
    fur = dice.pick((brown, tan, red, grey, black, white))
    if species == "horse":
        mark = dice.pick((DARK, DARK, shade(fur, 0.5), mix(fur, CREAM, 0.75)))
        return Coat(fur, shade(fur, 0.9), mark)
    belly = dice.pick((fur, mix(fur, WHITE, 0.7), WHITE))
    mark = dice.pick((shade(fur, 0.5), shade(fur, 0.6), mix(fur, WHITE, 0.8), DARK))
    return Coat(fur, belly, mark)


def _leg(sprite: Sprite, hip: Point, foot: Point, widths: tuple[float, float], knee: float, ink: Colour) -> None:
    """A leg whose middle bends by ``knee`` (to the right when positive)."""
    middle = ((hip[0] + foot[0]) / 2 + knee, (hip[1] + foot[1]) / 2)
    sprite.limb([hip, middle, foot], (widths[0], (widths[0] + widths[1]) / 2.3, widths[1]), ink)


def _pair(
    sprite: Sprite, legs: Legs, near: int, hips: tuple[Point, Point], widths: tuple[float, float], ink: Colour,
    hoof: Colour | None,
) -> None:  # fmt: skip
    """The fore and hind leg of one side (0 far, 1 near); ``hips`` are the shoulder and the haunch."""
    for k, (hip, swing, knee) in enumerate(zip(hips, (legs.fore[near], legs.hind[near]), (0.4, -0.9), strict=True)):
        foot = (hip[0] + swing, FEET - widths[1] / 2 - legs.lifted[2 * k + near])
        bend = knee + (0.12 * swing if legs.lifted[2 * k + near] else 0)
        _leg(sprite, hip, foot, (widths[0] * (1, 1.35)[k], widths[1]), bend, ink)
        if hoof:
            sprite.oval(foot[0] + 0.2, foot[1], widths[1] * 0.62, widths[1] * 0.6, hoof)


# --- horse ----------------------------------------------------------------------------------------------------------


def horse(dice: Dice, sprite: Sprite) -> None:
    """A deep body, an arched neck with a mane, a long face, a long tail."""
    fur = coat(dice, "horse")
    legs = dice.pick((standing, walking, galloping))(dice)
    hips = ((4.6, 3.5), (-5.8, 3.2))
    hoof = dice.pick((DARK, WHITE, shade(fur.fur, 0.4)))
    _pair(sprite, legs, 0, hips, (2.6, 1.3), fur.far(), hoof)
    flying = bool(legs.lifted[2])
    tail = [(-8, 0), (-11, 1.5), (-14.5, 3)] if flying else [(-8, 0), (-10.6, 2), (-11, 8)]
    sprite.limb(tail, (1.4, 2.8, 1.0), fur.mark)
    sprite.blob([(-8.6, 0.6), (-6.5, -1.8), (-1, -1), (4, -2), (7.4, 0.4), (6.4, 4.2), (0, 5), (-6, 4.6), (-8.8, 3)],
                fur.fur)  # fmt: skip
    if dice.chance(0.2):
        sprite.blob([(-4, -1.4), (0, -1), (1, 2.6), (-3, 3.4)], mix(fur.fur, WHITE, 0.85))
    _pair(sprite, legs, 1, hips, (2.9, 1.4), fur.fur, hoof)
    _horse_neck(dice, sprite, fur, grazing=not flying and dice.chance(0.12), stretched=flying)
    if dice.chance(0.15):
        sprite.blob([(-2, -2), (1.6, -2.2), (2, 2.2), (-1.8, 2.2)], dice.colour((0, 1), (0.4, 0.8), (0.3, 0.7)))


def _horse_neck(dice: Dice, sprite: Sprite, fur: Coat, grazing: bool, stretched: bool) -> None:
    """Neck, mane and head: raised, stretched or down at the grass."""
    if grazing:
        poll, muzzle = (12.6, 4.6), (14.8, 11.4)
    elif stretched:
        poll, muzzle = (11, -6.8), (15, -3.4)
    else:
        poll = (dice.between(8.6, 10.2), dice.between(-9.5, -8))
        muzzle = (poll[0] + dice.between(3.8, 4.8), poll[1] + dice.between(3.4, 5.6))
    x, y = poll
    sprite.limb([(5, 1), ((5 + x) / 2 + 0.9, (y - 1) / 2), (x, y)], (5.8 if grazing else 6.6, 4.2, 3.0), fur.fur)
    crest = (-0.8, -0.9) if not grazing else (1.2, -0.6)
    sprite.limb(
        [(3.2, -2.2), ((3 + x) / 2 + crest[0], (y - 2) / 2 + crest[1]), (x - 1, y - 0.8)], (1.2, 2.5, 1.5), fur.mark
    )
    for dx in (-0.2, 1.0):
        sprite.polygon([(x + dx - 0.8, y - 0.6), (x + dx - 0.1, y - 3.4), (x + dx + 0.9, y - 0.6)], shade(fur.fur, 0.9))
    sprite.limb([(x, y), muzzle], (3.4, 2.1), fur.fur)
    if dice.chance(0.35):
        sprite.limb([(x + 1.2, y - 0.6), (muzzle[0] + 0.2, muzzle[1] - 0.8)], (0.8, 0.8), WHITE)
    sprite.oval(muzzle[0], muzzle[1], 1.0, 0.9, shade(fur.fur, 0.55))
    sprite.oval(x + 0.9, y + 0.2, 0.55, 0.55, DARK)


# --- deer -----------------------------------------------------------------------------------------------------------


def antler(
    sprite: Sprite, root: Point, size: float, lean: float, ink: Colour, width: float = 1.0, tines: int = 2
) -> None:
    """One antler: a beam that sweeps back and up by ``lean``, with tines to the front."""
    x, y = root
    beam = np.array([(x, y), (x - 0.5 * size * lean, y - 0.45 * size), (x - 0.4 * size * lean, y - size)])
    sprite.limb(beam, (width, width, width * 0.7), ink)
    for k in range(tines):
        part = 0.3 + 0.32 * k
        at = beam[0] + (beam[2] - beam[0]) * part + np.array([-0.3 * size * lean * np.sin(np.pi * part), 0])
        reach = (0.44 - 0.06 * k) * size
        sprite.limb([at, at + np.array([0.8 * lean * reach, -reach * 0.7])], (width * 0.9, width * 0.7), ink)


def deer(dice: Dice, sprite: Sprite) -> None:
    """A slender body on thin legs, an upright neck, large ears, antlers; a fawn or a hind may lack them."""
    fur = coat(dice, "deer")
    legs = dice.pick((standing, standing, walking, galloping))(dice)
    hips = ((3.8, 3), (-5, 2.8))
    hoof = shade(fur.fur, 0.35)
    _pair(sprite, legs, 0, hips, (2.0, 0.9), fur.far(), hoof)
    sprite.blob([(-7, 0.8), (-5.4, -1.4), (-0.5, -0.7), (3.6, -1.4), (6, 0.6), (5.2, 3.4), (0, 3.8), (-5, 3.8),
                 (-7.2, 2.6)], fur.fur)  # fmt: skip
    sprite.blob([(-4, 3), (0, 2.9), (4, 3), (0, 4.2)], fur.belly)
    sprite.oval(-7.2, 1, 1.2, 1.9, WHITE, 20)
    fawn = dice.chance(0.2)
    if fawn:
        for k in range(9):
            sprite.oval(-4.6 + k * 1.15, 0.4 + (k % 3) * 0.9, 0.5, 0.45, WHITE)
    _pair(sprite, legs, 1, hips, (2.3, 1.0), fur.fur, hoof)
    _deer_neck(dice, sprite, fur, antlers=not fawn and dice.chance(0.92))


def _deer_neck(dice: Dice, sprite: Sprite, fur: Coat, antlers: bool) -> None:
    """Neck, head, ears and antlers."""
    x, y = dice.between(6, 8.4), dice.between(-7.4, -5.6)
    sprite.limb([(4.2, 0.6), ((5 + x) / 2 + 0.4, (y - 1) / 2), (x, y)], (4.4, 2.9, 2.3), fur.fur)
    sprite.limb([(6, 0), (x + 0.6, y + 2)], (1.1, 1.1), fur.belly)
    ink = dice.pick(((0.42, 0.3, 0.2), (0.78, 0.68, 0.52), (0.28, 0.2, 0.15)))
    size = dice.between(7, 9.5)
    if antlers:
        antler(sprite, (x + 1.2, y - 1), size * 0.95, -dice.between(0.5, 0.8), shade(ink, 0.75))
    sprite.limb([(x - 0.4, y - 0.6), (x - 3.2, y - 2.2)], (1.0, 1.9, 0.6), shade(fur.fur, 0.85))
    sprite.limb([(x, y), (x + 4.4, y + dice.between(0.8, 2.4))], (3.0, 1.5), fur.fur)
    sprite.oval(x + 4.7, y + 1.5, 0.75, 0.7, DARK)
    sprite.oval(x + 1.1, y - 0.2, 0.6, 0.6, DARK)
    if antlers:
        antler(sprite, (x - 0.2, y - 1), size, dice.between(0.6, 1.0), ink)


# --- dog ------------------------------------------------------------------------------------------------------------


def dog(dice: Dice, sprite: Sprite) -> None:
    """A sturdy body, a muzzle with a black nose, hanging or pointed ears, a tail carried up."""
    fur = coat(dice, "dog")
    legs = dice.pick((standing, walking, galloping))(dice)
    hips = ((4.4, 5), (-5, 5))
    _pair(sprite, legs, 0, hips, (2.6, 1.8), fur.far(), None)
    tail = dice.pick(([(-7, 2), (-10.4, 0), (-10.6, -5)], [(-7, 2), (-10.6, -2), (-8.2, -5)], [(-7, 2), (-12.5, -1)]))
    sprite.limb(tail, (2.2, 1.8, 1.1), fur.fur)
    sprite.blob(
        [(-7.6, 3), (-6, 0.8), (0, 1.4), (4.6, 0.2), (7, 3), (5.4, 7), (0.5, 6.6), (-5, 6.4), (-7.6, 5)], fur.fur
    )
    if dice.chance(0.35):
        sprite.blob([(-5, 0.9), (-0.5, 1.2), (0.5, 4), (-4.6, 4.4)], fur.mark)
    sprite.blob([(5, 4), (7.2, 3.4), (6, 7.2), (3, 7)], fur.belly)
    _pair(sprite, legs, 1, hips, (2.9, 2.0), fur.fur, fur.belly)
    _dog_head(dice, sprite, fur, (dice.between(7, 8), dice.between(-4.5, -2.8)))


def _dog_head(dice: Dice, sprite: Sprite, fur: Coat, at: Point) -> None:
    x, y = at
    sprite.limb([(5, 2.6), (x, y)], (5.4, 4.6), fur.fur)
    if dice.chance(0.5):
        sprite.limb([(x - 3, y + 2.2), (x + 0.2, y + 4.4)], (1.3, 1.3), dice.colour((0, 1), (0.7, 0.95), (0.6, 0.95)))
    pointed = dice.chance(0.3)
    if pointed:
        for dx in (-1.6, 0.6):
            sprite.polygon([(x + dx - 1.4, y - 1.4), (x + dx - 0.6, y - 5.4), (x + dx + 1.4, y - 2)], fur.mark)
    sprite.oval(x, y, 3.2, 3, fur.fur)
    sprite.limb([(x + 1.5, y + 0.9), (x + 6, y + 1.3)], (3.8, 2.7), dice.pick((fur.fur, fur.belly)))
    sprite.oval(x + 6.7, y + 0.5, 1.15, 1.0, DARK)
    if dice.chance(0.6):
        sprite.limb([(x + 5, y + 2.4), (x + 5.2, y + 4.6)], (1.5, 1.6), (0.9, 0.35, 0.4))
    sprite.limb([(x + 3, y + 2.4), (x + 6, y + 2.6)], (0.5, 0.5), shade(fur.fur, 0.35))
    sprite.oval(x + 1.9, y - 0.8, 0.7, 0.7, DARK)
    if not pointed:
        ear = shade(fur.mark, 0.8) if dice.chance(0.6) else shade(fur.fur, 0.6)
        sprite.limb([(x - 1, y - 2.2), (x - 2.2, y + 0.6), (x - 1.8, y + 3.4)], (1.8, 3.0, 2.2), ear)


def sitting_dog(dice: Dice, sprite: Sprite) -> None:
    """A dog on its haunches, the chest upright."""
    fur = coat(dice, "dog")
    sprite.limb([(-6, 11), (-10, 10.6), (-11, 7)], (2.2, 1.8, 1.2), fur.fur)
    sprite.limb([(3.4, 3), (4.6, 8), (4.8, 12)], (2.6, 2, 1.8), fur.far())
    sprite.blob([(-7.4, 12.4), (-7.6, 8), (-4, 2), (0, -3), (5, -1), (5.2, 5), (3, 12.6)], fur.fur)
    sprite.blob([(4, -1), (5.8, 2), (4.8, 6), (2.6, 4)], fur.belly)
    sprite.oval(-3.6, 9.4, 3.8, 3.4, shade(fur.fur, 0.9))
    sprite.limb([(-3, 12.2), (0.6, 12.2)], (1.8, 1.6), fur.fur)
    sprite.limb([(2.4, 3), (3, 8), (3.2, 12.2)], (3, 2.3, 2), fur.fur)
    sprite.oval(4, 12.3, 1.4, 0.9, fur.belly)
    _dog_head(dice, sprite, fur, (4, -5.4))


# --- cat ------------------------------------------------------------------------------------------------------------


def _stripes(
    sprite: Sprite, ink: Colour, places: tuple[float, ...], top: float, bottom: float, lean: float = 0.6
) -> None:
    for x in places:
        sprite.limb([(x, top), (x - lean, bottom)], (1.0, 0.5), ink)


def cat(dice: Dice, sprite: Sprite) -> None:
    """A long low body, a round head with pointed ears, a long thin tail."""
    fur = coat(dice, "cat")
    legs = dice.pick((standing, walking, walking))(dice)
    hips = ((4.8, 6.4), (-5, 6.2))
    _pair(sprite, legs, 0, hips, (2.2, 1.6), fur.far(), None)
    tails: list[list[Point]] = [
        [(-7, 4), (-11, 2), (-10.5, -4), (-12.4, -8)],
        [(-7, 4), (-9.6, -1), (-8.6, -7.4), (-6, -9)],
        [(-7, 4), (-11, 6), (-14, 3.6), (-14.5, 0)],
    ]
    sprite.limb(dice.pick(tails), (1.7, 1.6, 1.5, 1.3), fur.fur)
    sprite.blob([(-7.4, 5), (-6, 2.4), (-1, 1.8), (4, 2.8), (6.4, 4.4), (5, 8), (0, 8), (-5, 8.2), (-7.6, 7)], fur.fur)
    if dice.chance(0.6):
        _stripes(sprite, fur.mark, (-5, -2.6, -0.2, 2.2), 2.6, 5.8)
    _pair(sprite, legs, 1, hips, (2.5, 1.7), fur.fur, fur.belly)
    _cat_head(dice, sprite, fur, (dice.between(7, 8), dice.between(-1, 1.4)), 3.9)


def _cat_head(dice: Dice, sprite: Sprite, fur: Coat, at: Point, radius: float) -> None:
    """A round face turned to the viewer: ears, eyes, nose, whiskers."""
    x, y = at
    r = radius
    for sign in (-1, 1):
        ear = np.array([(0.95, -0.25), (0.88, -1.55), (0.15, -0.8)]) * (sign * r, r) + (x, y)
        sprite.polygon(ear, fur.fur)
        sprite.polygon(ear * 0.5 + ear.mean(0) * 0.5, PINK)
    sprite.oval(x, y, r * 1.08, r * 0.92, fur.fur)
    if dice.chance(0.5):
        for dx in (-0.3, 0, 0.3):
            sprite.limb([(x + dx * r, y - r * 0.85), (x + dx * r * 0.8, y - r * 0.4)], (0.6, 0.5), fur.mark)
    sprite.oval(x, y + r * 0.42, r * 0.55, r * 0.4, mix(fur.belly, WHITE, 0.4))
    iris = dice.pick(((0.55, 0.8, 0.25), (0.95, 0.75, 0.15), (0.4, 0.7, 0.9)))
    for sign in (-1, 1):
        sprite.oval(x + sign * r * 0.42, y - r * 0.1, r * 0.27, r * 0.24, iris)
        sprite.oval(x + sign * r * 0.42, y - r * 0.1, max(r * 0.1, 0.35), r * 0.22, DARK)
    sprite.polygon([(x - r * 0.16, y + r * 0.2), (x + r * 0.16, y + r * 0.2), (x, y + r * 0.4)], (0.75, 0.35, 0.38))


def sitting_cat(dice: Dice, sprite: Sprite) -> None:
    """A cat that sits facing the viewer, its tail laid beside it or raised."""
    fur = coat(dice, "cat")
    tails: list[list[Point]] = [[(3, 11.6), (8, 11.4), (10.4, 8), (9, 4.6)], [(3, 11), (8.6, 9), (8, 3), (10.4, -1)]]
    sprite.limb(dice.pick(tails), (2, 1.9, 1.8, 1.4), fur.fur)
    sprite.blob(
        [(-5.2, 12.6), (-5.8, 8.6), (-3.6, 3), (-2.6, -2), (2.6, -2), (3.6, 3), (5.8, 8.6), (5.2, 12.6)], fur.fur
    )
    if dice.chance(0.5):
        for sign in (-1, 1):
            for y in (4, 6.4, 8.8):
                sprite.limb([(sign * (1.9 + y * 0.3), y), (sign * (0.9 + y * 0.2), y + 0.5)], (1.0, 0.6), fur.mark)
    sprite.blob([(-1.8, 0), (1.8, 0), (1.4, 6), (-1.4, 6)], fur.belly)
    for x in (-1.7, 1.7):
        sprite.limb([(x, 4.5), (x, 11.8)], (2.2, 2), shade(fur.fur, 0.92))
        sprite.oval(x, 12.2, 1.5, 1.0, fur.belly)
    sprite.line([(0, 6), (0, 12)], 0.5, shade(fur.fur, 0.5))
    _cat_head(dice, sprite, fur, (dice.around(0.8), -5.4), 5)


def lying_cat(dice: Dice, sprite: Sprite) -> None:
    """A cat that lies at length, the head up, the tail around it."""
    fur = coat(dice, "cat")
    sprite.limb([(-9, 9), (-13, 10), (-12, 12.2), (-6, 12.4)], (1.9, 1.9, 1.7, 1.4), fur.fur)
    sprite.blob([(-11, 11), (-9.6, 5.6), (-3, 4), (4, 5.6), (8, 8), (8.6, 12.6), (-8, 12.8)], fur.fur)
    if dice.chance(0.65):
        _stripes(sprite, fur.mark, (-7.4, -4.6, -1.8, 1), 4.9, 8.4, 0.3)
    sprite.oval(-6.4, 9.6, 3.8, 3, shade(fur.fur, 0.9))
    sprite.limb([(3, 12), (11, 12.2)], (2.2, 1.9), fur.belly)
    _cat_head(dice, sprite, fur, (5.6, 1.6), 4.7)
