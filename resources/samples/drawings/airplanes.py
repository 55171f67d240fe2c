"""Airplanes, built in space. The nose points right, the wings reach to both sides along z."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from resources.samples.drawings.canvas import Colour, Dice, Point, shade
from resources.samples.drawings.space import Solid, rectangle, ring
from resources.samples.drawings.vehicles import GLASS, GREY, TYRE, WHITE, paint_colour


def _livery(dice: Dice) -> tuple[Colour, Colour, Colour]:
    """Body, wings and tail."""
    body = dice.pick((WHITE, WHITE, dice.colour((0.55, 0.65), (0.02, 0.15), (0.6, 0.85)), paint_colour(dice)))
    wings = dice.pick((body, shade(body, 0.8), GREY))
    return body, wings, dice.pick((body, dice.colour((0, 1), (0.6, 0.95), (0.4, 0.9)), paint_colour(dice)))


def _wing(
    solid: Solid, root: tuple[Point, Point], tip: tuple[Point, Point], y: float, rise: float, ink: Colour
) -> None:
    """A pair of wings: root and tip are ((front x, z), (rear x, z)) of one side."""
    for sign in (1, -1):
        points = [(x, y, sign * z) for x, z in root] + [(x, y - rise, sign * z) for x, z in reversed(tip)]
        solid.face(points, ink, both=True, lift=-0.5)


def airliner(dice: Dice, solid: Solid) -> None:
    """Swept wings, engines below them, a tall fin."""
    body, wings, tail = _livery(dice)
    width = dice.between(3.0, 3.9)
    span, sweep = dice.between(11, 14), dice.between(4.5, 8)
    nose = (0.5, 0.85, 1, 1, 1, 1, 1, 0.9, 0.55, 0.25)
    path = [(x, 0.35 * max(x - 10, 0) - 0.12 * max(-x - 6, 0), 0) for x in np.linspace(13, -14, 10)]
    solid.tube(path, [width * part for part in nose], body)
    r = width * 0.47
    if dice.chance(0.7):
        band = dice.pick((GLASS, tail, GLASS))
        for sign in (1, -1):
            row = [(x, y, sign * r) for x, y in rectangle(-9, -0.6, 10, 0.15)]
            solid.face(row[::sign], band, lift=0.3)
    solid.tube([(12.2, -0.5, 0), (11.2, -0.9, 0)], (1.1, 1.3), GLASS, lift=width * 0.3)
    _wing(solid, ((4, 1), (-2.5, 1)), ((4 - sweep, span), (2 - sweep, span)), 0.7, 1.6, wings)
    _wing(solid, ((-9.5, 0.5), (-13, 0.5)), ((-12.5, 5), (-14.2, 5)), -0.5, 0.5, wings)
    solid.face([(-8.5, -1, 0), (-12.5, -6.5, 0), (-14.8, -6.5, 0), (-13.2, -0.8, 0)], tail, both=True)
    if dice.chance(0.8):
        for z in dice.pick(((4.5,), (4, 7.5))):
            for sign in (1, -1):
                x = 4 - sweep * z / span
                solid.tube([(x + 1.8, 1.9, sign * z), (x - 1.5, 1.9, sign * z)], (1.9, 1.4), shade(body, 0.75))


def propeller_plane(dice: Dice, solid: Solid) -> None:
    """Straight wings, high or low, and a propeller."""
    body, wings, tail = _livery(dice)
    y = dice.pick((-1.9, 1.2))
    path = [(11, 0.2, 0), (8, 0, 0), (2, 0, 0), (-5, -0.4, 0), (-12.5, -0.9, 0)]
    solid.tube(path, (2.4, 3.6, 4.0, 2.6, 1.1), body)
    solid.tube([(4, -1.6, 0), (0, -1.7, 0)], (1.8, 2.4), GLASS, lift=0.2)
    span = dice.between(11.5, 14)
    _wing(solid, ((5, 0.5), (0.4, 0.5)), ((4.2, span), (1.2, span)), y, dice.between(0, 1), wings)
    _wing(solid, ((-9.5, 0.4), (-12.8, 0.4)), ((-10.5, 4.8), (-12.6, 4.8)), -0.9, 0, wings)
    solid.face([(-9, -1, 0), (-11.5, -5.2, 0), (-13.4, -5.2, 0), (-12.8, -0.6, 0)], tail, both=True)
    solid.tube([(12.1, 0.2, 0), (11, 0.2, 0)], (0.8, 1.8), tail)
    disc = [(11.6, dy, dz) for dz, dy in ring(0, 0, 4.6, 16)]
    if dice.chance(0.5):
        disc = [(11.6, 0.2 - 4.6, 0.5), (11.6, 0.2 - 4.6, -0.5), (11.6, 4.8, -0.5), (11.6, 4.8, 0.5)]
    solid.face(disc, dice.pick((GREY, (0.3, 0.3, 0.32))), both=True)
    for x, z in ((3.5, 2.4), (3.5, -2.4), (8, 0)):
        solid.tube([(x, 1.2, z * 0.4), (x, 3.4, z)], (0.6, 0.6), GREY)
        solid.tube([(x - 0.5, 3.7, z), (x + 0.5, 3.7, z)], (1.7, 1.7), TYRE)


def jet(dice: Dice, solid: Solid) -> None:
    """A fighter: delta wings, a pointed nose."""
    body = dice.pick((dice.colour((0.5, 0.65), (0.03, 0.2), (0.4, 0.75)), GREY, paint_colour(dice)))
    wings = shade(body, dice.between(0.75, 1.1))
    solid.tube([(14.5, 0.3, 0), (8, 0, 0), (2, 0, 0), (-12.5, 0, 0)], (0.4, 2.2, 3.2, 2.6), body)
    solid.tube([(8, -1.1, 0), (3.5, -1.3, 0)], (1.2, 1.7), GLASS, lift=0.2)
    solid.tube([(-12, 0, 0), (-13, 0, 0)], (2.2, 1.8), (0.2, 0.2, 0.22), lift=-0.1)
    reach = dice.between(8.5, 11)
    _wing(solid, ((5.5, 1), (-8.5, 1)), ((-5.5, reach), (-8.5, reach)), 0.3, 0, wings)
    _wing(solid, ((-9, 0.8), (-12.5, 0.8)), ((-12.2, 5), (-14.2, 5)), 0.2, 0, wings)
    z = dice.pick((0.0, 1.4))
    for sign in (1, -1) if z else (1,):
        fin = [(-6.5, -1, sign * z), (-10.5, -5.5, sign * z * 1.6), (-13, -5.5, sign * z * 1.6), (-12, -0.8, sign * z)]
        solid.face(fin, dice.pick((wings, body)), both=True)


AIRPLANES: tuple[Callable[[Dice, Solid], None], ...] = (airliner, airliner, propeller_plane, jet)
