"""Ships, built in space. The bow points right; the waterline is y = 0."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from resources.samples.drawings.canvas import Colour, Dice, mix, shade
from resources.samples.drawings.space import Decal, Solid, rectangle
from resources.samples.drawings.vehicles import GLASS, RED, WHITE, paint_colour


def _hull(solid: Solid, colour: Colour, deck: Colour, length: float, half: float, height: float, flare: float) -> None:
    """A hull from the waterline (y = 0) up to the deck; its bow points to +x and rises."""
    plan = [(-1.0, 0.8), (-0.6, 1.0), (0.0, 1.0), (0.45, 0.9), (0.75, 0.55), (1.0, 0.0)]
    stations = plan + [(x, -z) for x, z in reversed(plan[:-1])]
    upper = [(x * length + (flare if x > 0.9 else 0), -height * (1 + 0.3 * max(x, 0) ** 2), z * half)
             for x, z in stations]  # fmt: skip
    lower = [(x * length * 0.96, 0.0, z * half * 0.85) for x, z in stations]
    boot = [(a[0] * 0.25 + b[0] * 0.75, -height * 0.22, a[2] * 0.25 + b[2] * 0.75) for a, b in
            zip(upper, lower, strict=True)]  # fmt: skip
    solid.loft(upper, boot, [colour])
    solid.loft(boot, lower, [mix(colour, (0.5, 0.1, 0.08), 0.7)], lift=-0.1)
    solid.face(upper[::-1], deck, lift=-half * 0.5)


def cargo_ship(dice: Dice, solid: Solid) -> None:
    """Containers in many colours, a white bridge astern."""
    _hull(solid, paint_colour(dice), (0.45, 0.3, 0.25), 14, 3.6, dice.between(3, 4), 1)
    height = 3.2
    for row in range(2 + dice.chance(0.5)):
        for column in range(4):
            if row and dice.chance(0.2):
                continue
            x, y = -6.6 + column * 4.2, -height - row * 2
            solid.box((x, y - 2, -3.2), (x + 3.8, y, 3.2), dice.colour((0, 1), (0.4, 0.9), (0.45, 0.9)), lift=row * 0.8)
    bridge: list[Decal] = [(rectangle(-11.6, -9.6, -8, -8.8), GLASS), (rectangle(-11.6, -7.2, -8, -6.6), GLASS)]
    windows: list[Decal] = [(rectangle(0.1, 0.1, 0.9, 0.25), GLASS)]
    solid.box((-12, -10.4, -3.2), (-7.6, -height, 3.2), WHITE, bridge, {1: windows})
    solid.box((-11.6, -12.6, -1), (-9.8, -10.4, 1), paint_colour(dice))
    solid.tube([(8.5, -3.4, 0), (8.5, -9, 0)], (0.6, 0.5), (0.85, 0.8, 0.6))


def liner(dice: Dice, solid: Solid) -> None:
    """White decks in steps, funnels."""
    hull = dice.pick((WHITE, (0.12, 0.14, 0.22), paint_colour(dice)))
    _hull(solid, hull, (0.75, 0.62, 0.45), 14.5, 3.6, dice.between(3, 3.8), 1.2)
    left, right = -11.5, 8.0
    for level in range(int(dice.between(2, 4))):
        top = -5.3 - 2.2 * level
        panes: list[Decal] = [(rectangle(x, top + 0.6, x + 1.1, top + 1.4), GLASS)
                              for x in np.arange(left + 0.7, right - 1, 2).tolist()]  # fmt: skip
        front: list[Decal] = [(rectangle(0.1, 0.2, 0.9, 0.6), GLASS)]
        solid.box((left, top, -3), (right, top + 2.2, 3), WHITE, panes, {1: front}, lift=level)
        left, right = left + dice.between(0.5, 2), right - dice.between(1.5, 3)
    funnel = dice.pick((RED, paint_colour(dice), (0.95, 0.7, 0.1)))
    for x in dice.pick(((-5.0,), (-6.5, -1.0), (-4.0, 1.0))):
        solid.tube([(x, top + 0.3, 0), (x - 0.7, top - 3.4, 0)], (2.6, 2.4), funnel, lift=4)
        solid.tube([(x - 0.65, top - 3.2, 0), (x - 0.75, top - 4, 0)], (2.4, 2.2), (0.12, 0.12, 0.13), lift=5)


def sailing_boat(dice: Dice, solid: Solid) -> None:
    """A hull with one or two masts and bright sails."""
    _hull(solid, paint_colour(dice), (0.7, 0.52, 0.33), dice.between(9.5, 12), 2.6, dice.between(2, 2.8), 1.5)
    sail = dice.pick((WHITE, WHITE, (0.97, 0.93, 0.8), dice.colour((0, 1), (0.6, 0.9), (0.7, 0.95))))
    belly = dice.between(-2.4, 2.4)
    masts = dice.pick(((1.0,), (1.0,), (3.6, -4.0)))
    for x in masts:
        top = -19 if len(masts) == 1 else -16
        solid.tube([(x, -2, 0), (x, top, 0)], (0.7, 0.5), (0.35, 0.25, 0.18))
        reach = 8 if len(masts) == 1 else 6
        solid.face([(x - 0.5, top + 1, 0), (x - 0.5, -3.6, 0), (x - reach, -3.6, belly)], sail, both=True, lift=0.1)
    x = masts[0]
    jib = dice.pick((sail, sail, dice.colour((0, 1), (0.5, 0.9), (0.7, 0.95))))
    solid.face([(x + 0.7, top + 3, 0), (11, -3, 0), (x + 1.2, -3.6, belly * 0.7)], shade(jib, 0.92), both=True)


def warship(dice: Dice, solid: Solid) -> None:
    """Grey, low, with a tower, a mast and a gun."""
    grey = dice.colour((0.5, 0.65), (0.03, 0.15), (0.45, 0.7))
    _hull(solid, grey, shade(grey, 0.8), 14.5, 3, 3, 1.8)
    tower = [(-5, -3), (-4, -7), (2.4, -7.4), (3.6, -3)]
    solid.prism(tower, [2.6, 2, 2, 2.6], grey, [(rectangle(-3, -6.6, 2.2, -5.8), GLASS)], lift=0.5)
    solid.prism([(-9.5, -3), (-9, -5), (-5.6, -5), (-5.2, -3)], 2.4, shade(grey, 0.95))
    solid.tube([(-1, -7, 0), (-1, -12.5, 0)], (1, 0.6), shade(grey, 0.7))
    solid.tube([(-2.6, -10, 0), (0.6, -10, 0)], (0.6, 0.6), shade(grey, 0.7))
    solid.prism([(5.6, -3.2), (6, -5), (8, -5), (8.6, -3.2)], 1.4, grey)
    solid.tube([(8, -4.6, 0), (11.5, -5.4, 0)], (0.7, 0.6), shade(grey, 0.7))


def trawler(dice: Dice, solid: Solid) -> None:
    """A short tug or fishing boat: a high bow, a wheelhouse, a mast."""
    _hull(solid, paint_colour(dice), (0.6, 0.5, 0.4), 11.5, 4, 4.4, 1.2)
    x = dice.between(-5, 0)
    house = dice.pick((WHITE, WHITE, (0.95, 0.75, 0.3)))
    panes: list[Decal] = [
        (rectangle(x + 0.6, -8.8, x + 2.4, -7.2), GLASS),
        (rectangle(x + 3.2, -8.8, x + 5, -7.2), GLASS),
    ]
    solid.box(
        (x, -9.8, -2.6), (x + 5.6, -4, 2.6), house, panes, {1: [(rectangle(0.1, 0.15, 0.9, 0.45), GLASS)]}, lift=1
    )
    solid.box((x - 0.5, -10.6, -3), (x + 6, -9.8, 3), paint_colour(dice), lift=2)
    solid.tube([(x - 2, -4, 0), (x - 2, -14, 0)], (0.9, 0.6), (0.3, 0.25, 0.2))
    solid.tube([(x - 2, -12.5, 0), (x - 8, -7, 0)], (0.6, 0.5), (0.3, 0.25, 0.2))


SHIPS: tuple[Callable[[Dice, Solid], None], ...] = (
    cargo_ship,
    liner,
    sailing_boat,
    sailing_boat,
    warship,
    trawler,
)
