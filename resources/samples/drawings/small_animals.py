"""Birds and frogs. Side views face right; the feet stand at y = 11."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from resources.samples.drawings.canvas import Colour, Dice, Point, Sprite, mix, shade

DARK: Colour = (0.06, 0.06, 0.07)
WHITE: Colour = (0.96, 0.96, 0.95)


@dataclass(frozen=True)
class Plumage:
    """The colours of a bird."""

    back: Colour
    wing: Colour
    breast: Colour
    beak: Colour


def plumage(dice: Dice) -> Plumage:
    """Brown, grey, black, white, or as bright as a parrot."""
    back = dice.pick((
        dice.colour((0.05, 0.1), (0.3, 0.7), (0.3, 0.65)),
        dice.colour((0.5, 0.65), (0.05, 0.3), (0.3, 0.75)),
        dice.colour((0, 1), (0.05, 0.2), (0.1, 0.25)),
        dice.colour((0.1, 0.15), (0.0, 0.08), (0.85, 0.97)),
        dice.colour((0, 1), (0.6, 0.95), (0.5, 0.95)),
        dice.colour((0.25, 0.65), (0.5, 0.9), (0.4, 0.85)),
    ))  # fmt: skip
    breast = dice.pick((mix(back, WHITE, 0.7), dice.colour((0.0, 0.15), (0.6, 0.9), (0.75, 0.95)), back))
    beak = dice.pick(((0.97, 0.68, 0.1), (0.95, 0.45, 0.08), (0.25, 0.23, 0.22), (0.85, 0.75, 0.45)))
    return Plumage(back, shade(back, dice.between(0.55, 0.8)), breast, beak)


def _bird_head(dice: Dice, sprite: Sprite, ink: Plumage, at: Point, radius: float, beak: float) -> None:
    """A round head with a beak of length ``beak`` and an eye; at times a crest."""
    x, y = at
    r = radius
    if dice.chance(0.2):
        sprite.polygon([(x + r * 0.2, y - r * 0.7), (x - r * 1.3, y - r * 1.9), (x - r * 0.9, y - r * 0.1)], ink.back)
    drop = dice.between(0.1, 0.8)
    sprite.polygon([(x + r * 0.4, y - r * 0.55), (x + r + beak, y + drop), (x + r * 0.4, y + r * 0.65)], ink.beak)
    sprite.oval(x, y, r, r * 0.95, ink.back)
    sprite.oval(x + r * 0.3, y - r * 0.15, max(r * 0.33, 0.85), max(r * 0.33, 0.85), WHITE)
    sprite.oval(x + r * 0.35, y - r * 0.15, max(r * 0.23, 0.6), max(r * 0.23, 0.6), DARK)


def perched_bird(dice: Dice, sprite: Sprite) -> None:
    """A songbird: a round body, folded wing, tail behind, thin legs."""
    ink = plumage(dice)
    for x in (0.2, 2.2):
        sprite.line([(x, 6), (x + 0.5, 11)], 0.8, shade(ink.beak, 0.75))
        sprite.line([(x - 0.6, 11), (x + 1.9, 11)], 0.7, shade(ink.beak, 0.75))
    lift = dice.around(4)
    sprite.limb([(-5, 2), (-13, 6 + lift)], (3, 2.2), shade(ink.wing, 0.85))
    sprite.blob([(-7.4, 3.4), (-3.6, -2.4), (3, -6), (6.8, -3.6), (6.4, 2.4), (2, 7.2), (-3.6, 6.6)], ink.back)
    sprite.blob([(6.6, -3), (6.4, 2.4), (2, 7), (-1.6, 6), (1.6, 3), (3.6, -1.6)], ink.breast)
    sprite.blob([(2.4, -2.6), (-3, -1.6), (-9.4, 4.8), (-5.4, 5), (1, 3.4), (3.4, 0.6)], ink.wing)
    sprite.limb([(1.6, 1), (-6, 4.2)], (0.7, 0.7), mix(ink.wing, WHITE, 0.6))
    _bird_head(dice, sprite, ink, (5.4, -7), dice.between(3.7, 4.3), dice.between(1.8, 4))


def wading_bird(dice: Dice, sprite: Sprite) -> None:
    """Long legs, a long bent neck, a long beak: heron, stork, crane."""
    ink = plumage(dice)
    for x, foot in ((-1.6, -2.6), (0.6, 1.6)):
        sprite.limb([(x, 2), (x + 0.6, 7), (foot, 13.4)], (1.0, 0.8), shade(ink.beak, 0.85))
        sprite.line([(foot, 13.4), (foot + 2, 13.4)], 0.8, shade(ink.beak, 0.8))
    sprite.limb([(-6, 0), (-11, 3)], (3, 1), ink.wing)
    sprite.blob([(-8, 1.8), (-5, -2.6), (1, -4), (5, -2), (4.4, 1.8), (0, 4), (-5, 3.8)], ink.back)
    sprite.blob([(2, -2.6), (-4, -2), (-10, 3), (-4, 3), (2, 1.4)], ink.wing)
    x, y = dice.between(4.4, 7), dice.between(-12, -9.6)
    sprite.limb([(3.4, -1), (6.6, -3.4), (4.4, -6.8), (x, y)], (3, 2.2, 1.7, 1.7), ink.back)
    sprite.polygon(
        [(x + 1, y - 0.9), (x + dice.between(6.4, 8.4), y + dice.between(0.4, 2.4)), (x + 0.6, y + 1.3)], ink.beak
    )
    sprite.oval(x, y, 2.2, 1.7, ink.back)
    sprite.oval(x + 0.7, y - 0.3, 0.6, 0.6, DARK)


def swimming_bird(dice: Dice, sprite: Sprite) -> None:
    """A duck or a swan on the water; the waterline is y = 6."""
    ink = plumage(dice)
    swan = dice.chance(0.4)
    sprite.polygon([(-8, 1), (-13.4, -2.4), (-9, 4.6)], ink.wing)
    sprite.blob([(-11, 2), (-7, -1.4), (0, -1.6), (6, -1), (8.6, 2), (6, 6), (-7, 6)], ink.back)
    sprite.blob([(3, -0.6), (-4, -2), (-11, 0.6), (-5, 3.8), (2, 3.4)], ink.wing)
    sprite.blob([(8, 1), (7.4, 5), (4, 6), (4, 2)], ink.breast)
    if swan:
        sprite.limb([(6, 2), (9, -2), (6, -6.4), (7.6, -10)], (3.6, 2.4, 2, 2.4), ink.back)
        _bird_head(dice, sprite, ink, (8, -10), 2.4, 3)
    else:
        sprite.limb([(6, 2), (6.6, -3)], (4, 3), ink.back)
        sprite.limb([(8.6, -4.6), (12.6, -3.8)], (1.8, 1.7), ink.beak)
        _bird_head(dice, sprite, ink, (7, -5.4), 3.2, 0.6)


def flying_bird(dice: Dice, sprite: Sprite) -> None:
    """From the side, both wings up or the near one down."""
    ink = plumage(dice)
    up = dice.chance(0.65)
    tip = dice.between(9, 13)
    sprite.blob(
        [(1.6, 0), (-1, -tip * 0.7), (-4 - dice.between(0, 3), -tip), (-5, -4), (-3.6, 0)], shade(ink.wing, 0.75)
    )
    sprite.polygon([(-5.4, -1), (-13, -2.4), (-12.4, 0.4), (-13, 3), (-5.4, 1.8)], ink.wing)
    sprite.blob([(-7, 0), (-2, -2.4), (4, -2.6), (7, -1), (4, 2.4), (-2, 2.8)], ink.back)
    sprite.blob([(5, 1), (1, 2.8), (-4, 2.2), (0, 1)], ink.breast)
    _bird_head(dice, sprite, ink, (7.2, -1.8), 2.6, dice.between(2, 4))
    sign = -1 if up else 1
    near = [
        (4, 0),
        (2.4, sign * tip * 0.6),
        (-1 - dice.between(0, 4), sign * (tip + 1)),
        (-3.6, sign * tip * 0.55),
        (-4.4, 0.4),
    ]
    sprite.blob(near, ink.wing)
    for k in range(3):
        sprite.line([(-2.4 + 1.6 * k, sign * 1.4), (-2.6 + 0.8 * k, sign * tip * 0.8)], 0.5, shade(ink.wing, 0.7))


def gliding_bird(dice: Dice, sprite: Sprite) -> None:
    """Wings spread to both sides: a gull or an eagle from below or behind; the head points up."""
    ink = plumage(dice)
    bend, droop = dice.between(2, 5), dice.between(-3, 4)
    for sign in (-1, 1):
        wing = np.array([(1, -2.4), (6, -2.4 - bend), (10, -1.6 - bend * 0.5), (14.5, droop), (9, 1.6), (5, 2), (1, 3)])
        sprite.blob(wing * (sign, 1), ink.wing)
        inner = np.array([(1, -1.8), (6, -1.6 - bend * 0.8), (9, -bend * 0.3), (5, 1), (1, 1.6)])
        sprite.blob(inner * (sign, 1), ink.back)
    sprite.polygon([(-1.2, 4), (1.2, 4), (3.4, 9.6), (0, 8.6), (-3.4, 9.6)], ink.wing)
    sprite.blob([(0, -6), (2, -3), (2.2, 2), (1.2, 5.6), (-1.2, 5.6), (-2.2, 2), (-2, -3)], ink.breast)
    sprite.polygon([(-1.1, -6.6), (0.2, -9.6), (1.1, -6.6)], ink.beak)
    sprite.oval(0, -5.6, 1.9, 2, ink.back)


def bird_head(dice: Dice, sprite: Sprite) -> None:
    """A parrot or an eagle close by."""
    ink = plumage(dice)
    sprite.blob([(-7, -4), (0, -10), (6, -6), (5.6, 0), (4, 7), (7, 22), (-14, 22), (-10, 6)], ink.back)
    sprite.blob([(5, 1), (3.6, 8), (6, 22), (-3, 22), (0, 8)], ink.breast)
    sprite.blob([(-8, 8), (-3, 10), (-2, 22), (-15, 22), (-12, 12)], ink.wing)
    hook = dice.between(2, 6)
    sprite.blob([(4.4, -6.4), (9, -5.4), (12, -2), (11 - hook * 0.2, hook - 0.4), (8.4, -0.4), (4.4, 1)], ink.beak)
    sprite.limb([(5, -1.4), (10, -1.6)], (0.6, 0.5), shade(ink.beak, 0.6))
    sprite.oval(2, -4.4, 2.6, 2.4, WHITE)
    sprite.oval(2.4, -4.4, 1.4, 1.4, DARK)


# --- frogs ----------------------------------------------------------------------------------------------------------


def _skin(dice: Dice) -> tuple[Colour, Colour, Colour]:
    """Skin, belly and spots: green, brown, or poison-dart bright."""
    skin = dice.pick((
        dice.colour((0.22, 0.36), (0.5, 0.9), (0.4, 0.8)),
        dice.colour((0.22, 0.36), (0.5, 0.9), (0.4, 0.8)),
        dice.colour((0.07, 0.16), (0.35, 0.7), (0.35, 0.65)),
        dice.colour((0, 1), (0.7, 0.95), (0.6, 0.95)),
    ))  # fmt: skip
    belly = dice.pick((mix(skin, WHITE, 0.65), (0.93, 0.9, 0.65), mix(skin, (1, 0.9, 0.5), 0.5)))
    return skin, belly, dice.pick((shade(skin, 0.5), shade(skin, 0.6), shade(skin, 1.35), DARK))


def _frog_eye(sprite: Sprite, x: float, y: float, size: float, skin: Colour, iris: Colour) -> None:
    sprite.oval(x, y, size * 1.35, size * 1.35, skin)
    sprite.oval(x, y, size, size, iris)
    sprite.oval(x, y, size * 0.7, size * 0.38, DARK)


def _spots(dice: Dice, sprite: Sprite, ink: Colour, middle: Point, spread: Point) -> None:
    if dice.chance(0.6):
        for _ in range(6):
            x, y = middle[0] + dice.around(spread[0]), middle[1] + dice.around(spread[1])
            sprite.oval(x, y, dice.between(0.6, 1.3), dice.between(0.5, 1.0), ink)


def _iris(dice: Dice) -> Colour:
    return dice.pick(((0.98, 0.85, 0.2), (0.95, 0.4, 0.1), (0.97, 0.95, 0.8), (0.85, 0.1, 0.08)))


def front_frog(dice: Dice, sprite: Sprite) -> None:
    """Squatting before the viewer: two bulging eyes on top, a wide mouth, folded thighs, long toes."""
    skin, belly, spot = _skin(dice)
    leg = shade(skin, 0.8)
    for sign in (-1, 1):
        sprite.oval(sign * 8.4, 5.6, 4.6, 4.4, leg, sign * 30)
        for dx in (-2.4, 0, 2.4):
            sprite.line([(sign * 9, 9.4), (sign * (10.4 + dx), 11.4)], 1.2, leg)
    sprite.blob(
        [(0, -4.6), (6.4, -4), (8.4, 0), (6.8, 7), (4, 10.2), (-4, 10.2), (-6.8, 7), (-8.4, 0), (-6.4, -4)], skin
    )
    sprite.blob([(-6.6, 1.8), (0, 3), (6.6, 1.8), (4.8, 8), (0, 10), (-4.8, 8)], belly)
    _spots(dice, sprite, spot, (0, -2), (5, 1.4))
    sprite.limb([(-6.8, 0.6), (-3, 2.4), (3, 2.4), (6.8, 0.6)], (0.9, 0.9), shade(skin, 0.35))
    for sign in (-1, 1):
        sprite.limb([(sign * 4.6, 4.6), (sign * 4.4, 10.4)], (2.4, 1.8), shade(skin, 0.9))
        for dx in (-1.6, 0, 1.6):
            sprite.line([(sign * 4.4, 10.4), (sign * 4.4 + dx, 11.6)], 1.0, shade(skin, 0.9))
    iris = _iris(dice)
    for sign in (-1, 1):
        _frog_eye(sprite, sign * 5, -5, 2.2, skin, iris)


def side_frog(dice: Dice, sprite: Sprite) -> None:
    """Sitting sideways: a pointed snout raised, one bulging eye, a big folded hind leg, a pale belly."""
    skin, belly, spot = _skin(dice)
    sprite.limb([(5, 3), (7.6, 8), (7, 10.6)], (2.2, 1.7, 1.5), shade(skin, 0.65))
    sprite.line([(7, 10.8), (10, 11.2)], 1.2, shade(skin, 0.65))
    sprite.blob(
        [(-11, 8.6), (-8, 2), (-1, -3.4), (5, -5.4), (11, -2.4), (12.4, 0), (9, 2.4), (6, 6), (0, 9.6), (-8, 10.4)],
        skin,
    )
    sprite.blob([(11.6, 0.6), (8, 2.4), (5.6, 6.4), (0, 9.4), (0, 7), (5, 1.6)], belly)
    _spots(dice, sprite, spot, (-3, 1.4), (4, 2.4))
    sprite.limb([(12, 0.2), (8, 1.2), (5, 0.6)], (0.8, 0.7), shade(skin, 0.35))
    sprite.limb([(-9.6, 10), (-1, 3.6)], (3.4, 4.6), shade(skin, 0.86))
    sprite.limb([(-1, 4.4), (-7, 10.2)], (2.6, 2.2), shade(skin, 0.72))
    sprite.limb([(-8, 10.6), (-1.6, 11)], (1.8, 1.2), shade(skin, 0.86))
    sprite.limb([(3.6, 4), (4.4, 8), (3.4, 10.6)], (2.6, 2, 1.6), skin)
    sprite.line([(3.4, 10.8), (6.4, 11.2)], 1.3, skin)
    _frog_eye(sprite, 6, -5, 2.1, skin, _iris(dice))


def spread_frog(dice: Dice, sprite: Sprite) -> None:
    """Seen from above, or clinging to a leaf: four bent legs with splayed toes; the head points up."""
    skin, _, spot = _skin(dice)
    kick = dice.between(0, 3)
    leg = shade(skin, 0.85)
    for sign in (-1, 1):
        hind = np.array([(2.4, 5), (9, 2.4 + kick), (5.4, 8 + kick * 0.6), (9, 11 + kick)]) * (sign, 1)
        sprite.limb(hind, (3.4, 2.6, 1.8, 1.4), leg)
        fore = np.array([(3.6, -3), (8.6, -1.4), (9.4, -6.4)]) * (sign, 1)
        sprite.limb(fore, (2, 1.7, 1.4), leg)
        for root, away in ((hind[-1], (1, 1)), (fore[-1], (0.6, -1))):
            for turn in (-0.8, 0, 0.8):
                step = np.array([sign * (away[0] + turn * 0.8), away[1] - turn * away[1] * 0.6]) * 1.7
                sprite.line([root, root + step], 0.9, leg)
    sprite.blob(
        [(0, -10), (3.8, -7.4), (5, -3), (4.6, 3), (2.4, 7.2), (-2.4, 7.2), (-4.6, 3), (-5, -3), (-3.8, -7.4)], skin
    )
    if dice.chance(0.4):
        for sign in (-1, 1):
            sprite.limb([(sign * 2, -7), (sign * 2.6, 0), (sign * 1.4, 6)], (0.8, 0.9, 0.7), spot)
    else:
        _spots(dice, sprite, spot, (0, 0), (3, 5))
    iris = _iris(dice)
    for sign in (-1, 1):
        _frog_eye(sprite, sign * 3.7, -6.6, 1.5, skin, iris)
