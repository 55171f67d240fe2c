"""Cats, deer, dogs and horses close by: the head fills the picture, about 26 pixels across."""

from __future__ import annotations

import numpy as np

from resources.samples.drawings.canvas import Colour, Dice, Sprite, mix, shade
from resources.samples.drawings.quadrupeds import CREAM, DARK, PINK, WHITE, Coat, coat


def _eyes(sprite: Sprite, apart: float, y: float, size: float, iris: Colour, slit: bool = False) -> None:
    """Two eyes with a glint."""
    for x in (-apart, apart):
        sprite.oval(x, y, size, size * 0.9, iris)
        sprite.oval(x, y, size * (0.38 if slit else 0.6), size * (0.85 if slit else 0.6), DARK)
        sprite.oval(x - size * 0.3, y - size * 0.35, 0.4, 0.4, WHITE)


def _shoulders(sprite: Sprite, ink: Colour, width: float, top: float = 7) -> None:
    """The chest below the head, out of the picture at the bottom."""
    sprite.blob([(-width * 0.6, top), (width * 0.6, top), (width, 17), (width, 24), (-width, 24), (-width, 17)], ink)


def cat_head(dice: Dice, sprite: Sprite) -> None:
    """A wide face, pointed ears, slit eyes, stripes on the forehead, whiskers."""
    fur = coat(dice, "cat")
    _shoulders(sprite, shade(fur.fur, 0.85), 9)
    for sign in (-1, 1):
        ear = np.array([(9.6, -3), (9.2, -13.4), (2.0, -7.4)]) * (sign, 1)
        sprite.polygon(ear, fur.fur)
        sprite.polygon(ear * 0.55 + ear.mean(0) * 0.45, PINK)
    sprite.blob([(0, -8), (6.4, -6.6), (10.2, -1), (9.4, 4), (5, 8), (0, 9), (-5, 8), (-9.4, 4), (-10.2, -1),
                 (-6.4, -6.6)], fur.fur)  # fmt: skip
    if dice.chance(0.6):
        for x in (-2.6, 0, 2.6):
            sprite.limb([(x, -7.6), (x * 0.7, -3.4)], (1.3, 0.7), fur.mark)
        for sign in (-1, 1):
            for y in (2.4, 4.8):
                sprite.limb([(sign * 9.4, y), (sign * 6.4, y + 0.3)], (1.1, 0.6), fur.mark)
    pale = mix(fur.belly, WHITE, 0.5)
    sprite.oval(-2, 4.6, 3, 2.5, pale)
    sprite.oval(2, 4.6, 3, 2.5, pale)
    iris = dice.pick(((0.6, 0.85, 0.3), (0.97, 0.78, 0.15), (0.4, 0.75, 0.95)))
    _eyes(sprite, 4.3, -0.6, 2.1, iris, slit=True)
    sprite.polygon([(-1.4, 2), (1.4, 2), (0, 3.8)], (0.8, 0.4, 0.42))
    sprite.limb([(-2, 6), (0, 5), (2, 6)], (0.6, 0.6), shade(fur.fur, 0.35))
    for sign in (-1, 1):
        for y in (3.4, 5.2):
            sprite.limb([(sign * 3.4, 4.5), (sign * 13, y)], (0.45, 0.4), WHITE if sum(fur.fur) < 1.8 else DARK)


def dog_head(dice: Dice, sprite: Sprite) -> None:
    """Hanging or pointed ears, a long muzzle with a big nose, often the tongue."""
    fur = coat(dice, "dog")
    _shoulders(sprite, shade(fur.fur, 0.85), 8)
    if dice.chance(0.45):
        ink = dice.colour((0, 1), (0.7, 0.95), (0.6, 0.95))
        sprite.limb([(-6, 9.4), (0, 11.6), (6, 9.4)], (1.9, 1.9), ink)
    pointed = dice.chance(0.25)
    ear = dice.pick((shade(fur.fur, 0.6), shade(fur.mark, 0.85)))
    if pointed:
        for sign in (-1, 1):
            sprite.polygon(np.array([(7.6, -4), (7, -12.6), (2.6, -8)]) * (sign, 1), ear)
    sprite.blob([(0, -9.4), (5, -8.6), (7.6, -4), (6.4, 2), (3.8, 8.4), (0, 9.4), (-3.8, 8.4), (-6.4, 2), (-7.6, -4),
                 (-5, -8.6)], fur.fur)  # fmt: skip
    if dice.chance(0.5):
        sprite.blob([(-1.4, -9), (1.4, -9), (1.8, 0), (-1.8, 0)], mix(fur.fur, WHITE, 0.85))
    if dice.chance(0.3):
        sprite.oval(-3.8, -2.6, 2.6, 2.9, fur.mark)
    if dice.chance(0.65):
        sprite.limb([(0.2, 7), (0.4, 12.4)], (3.4, 3.6), (0.92, 0.4, 0.45))
    sprite.oval(0, 4.4, 4.5, 4.3, mix(fur.fur, dice.pick((fur.belly, WHITE)), 0.7))
    sprite.blob([(-2.6, 1.4), (0, 0.8), (2.6, 1.4), (1.4, 3.8), (-1.4, 3.8)], DARK)
    sprite.limb([(0, 3.6), (0, 6), (-2.6, 7.2)], (0.6, 0.6), DARK)
    sprite.limb([(0, 6), (2.6, 7.2)], (0.6, 0.6), DARK)
    _eyes(sprite, 3.6, -2.6, 1.5, (0.3, 0.18, 0.1))
    if not pointed:
        for sign in (-1, 1):
            sprite.limb([(sign * 5.6, -7), (sign * 9.2, -3.6), (sign * 9.6, 4)], (3, 4.8, 3.6), ear)


def deer_head(dice: Dice, sprite: Sprite) -> None:
    """A narrow face between large ears, antlers above."""
    fur = coat(dice, "deer")
    _shoulders(sprite, fur.fur, 6.4)
    sprite.limb([(0, 10), (0, 18)], (4, 6), fur.belly)
    ink = dice.pick(((0.42, 0.3, 0.2), (0.8, 0.7, 0.55), (0.28, 0.2, 0.15)))
    size, spread = dice.between(10, 12.5), dice.between(0.7, 1.1)
    for sign in (-1, 1):
        _spread_antler(sprite, sign, size, spread, ink)
    for sign in (-1, 1):
        sprite.limb([(sign * 3, -3.4), (sign * 7, -4.8), (sign * 10.2, -4)], (2, 3.4, 0.8), shade(fur.fur, 0.85))
        sprite.limb([(sign * 4, -3.4), (sign * 7, -4.5), (sign * 9, -4)], (0.8, 1.5, 0.5), mix(PINK, fur.belly, 0.5))
    sprite.blob([(0, -6), (3.8, -5), (4.6, -1.6), (3, 4.4), (2.4, 8.6), (0, 9.8), (-2.4, 8.6), (-3, 4.4), (-4.6, -1.6),
                 (-3.8, -5)], fur.fur)  # fmt: skip
    sprite.oval(0, 7.6, 2.4, 2, mix(fur.belly, WHITE, 0.5))
    sprite.oval(0, 6.8, 1.7, 1.2, DARK)
    _eyes(sprite, 3.5, -1.2, 1.2, DARK)


def _spread_antler(sprite: Sprite, sign: int, size: float, spread: float, ink: Colour) -> None:
    """An antler seen from the front: out, up, and in again at the tip, with tines."""
    beam = np.array([(1.8, -5.4), (2 + 5.2 * spread, -5.6 - 0.4 * size), (2 + 5 * spread, -5 - size)])
    sprite.limb(beam * (sign, 1), (1.5, 1.4, 0.9), ink)
    for start, end in (((2 + 2.6 * spread, -5 - 0.25 * size), (1.6 + spread, -5.2 - 0.6 * size)),
                       ((2 + 5.2 * spread, -5.6 - 0.42 * size), (2.4 + 2.8 * spread, -5.2 - 0.9 * size)),
                       ((2 + 5 * spread, -5.4 - 0.35 * size), (2 + 8.4 * spread, -5.4 - 0.7 * size))):  # fmt: skip
        sprite.limb(np.array([start, end]) * (sign, 1), (1.2, 0.8), ink)


def horse_head(dice: Dice, sprite: Sprite) -> None:
    """A long face in profile, facing right, a mane down the neck, at times a bridle."""
    fur = coat(dice, "horse")
    sprite.blob([(-2, -9), (3, -4), (1.6, 3), (3, 12), (5, 24), (-16, 24), (-13, 8), (-8, -4)], fur.fur)
    _mane(dice, sprite, fur)
    for x in (-1.6, 1.0):
        sprite.polygon([(x - 1.6, -8), (x - 0.2, -13), (x + 1.5, -8)], shade(fur.fur, 0.85))
    sprite.blob([(-2, -9.4), (2.6, -9.4), (6, -4.4), (9.8, 2.2), (11, 5.4), (9, 8), (6.4, 6.8), (2.6, 3.2),
                 (-1.4, 1.6)], fur.fur)  # fmt: skip
    if dice.chance(0.4):
        sprite.limb([(3.4, -7.4), (6.4, -2.6), (9.4, 3)], (1.2, 1.4, 1.0), WHITE)
    sprite.blob([(8.6, 2.6), (10.6, 4), (10.8, 6.4), (8.8, 7.8), (6.8, 6.4)], shade(fur.fur, dice.pick((0.5, 0.6))))
    sprite.oval(9.6, 4.8, 0.7, 0.6, DARK)
    if dice.chance(0.45):
        strap = dice.colour((0, 1), (0.4, 0.9), (0.3, 0.8))
        sprite.limb([(7.8, 0.4), (5.2, 4.8)], (1.0, 1.0), strap)
        sprite.limb([(1.4, -8.6), (-0.4, 1.2)], (1.0, 1.0), strap)
        sprite.limb([(0.2, -2), (6.6, 2.4)], (0.8, 0.8), strap)
    sprite.oval(2.8, -4.6, 1.2, 1.1, DARK)
    sprite.oval(2.5, -5, 0.4, 0.4, CREAM)


def _mane(dice: Dice, sprite: Sprite, fur: Coat) -> None:
    sprite.limb([(0.5, -9.6), (-4.4, -7), (-8.6, 1), (-12, 11), (-14, 20)], (2.4, 4.0, 4.6, 4.6, 4), fur.mark)
    for k in range(5):
        x, y = -4 - 2 * k, -6 + 5 * k
        sprite.limb([(x, y), (x + 2.6, y + dice.between(2, 4))], (2.2, 0.8), fur.mark)
    sprite.limb([(0, -10), (2.8, -8), (3.2, -6)], (1.4, 1.4, 0.8), fur.mark)
