"""Automobiles and trucks, built in space. They face right and stand at y = 5.8; the paint of all vehicles."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from resources.samples.drawings.canvas import Colour, Dice, Point, shade
from resources.samples.drawings.space import Decal, Solid, rectangle

GLASS: Colour = (0.16, 0.2, 0.26)
TYRE: Colour = (0.09, 0.09, 0.1)
LAMP: Colour = (1.0, 0.97, 0.8)
RED: Colour = (0.8, 0.08, 0.06)
GREY: Colour = (0.62, 0.64, 0.67)
WHITE: Colour = (0.95, 0.95, 0.95)


def paint_colour(dice: Dice) -> Colour:
    """The paint of a car, a truck or a hull."""
    kind = dice.pick(("bright", "bright", "bright", "white", "silver", "dark"))
    if kind == "bright":
        return dice.colour((0, 1), (0.6, 0.95), (0.5, 0.95))
    if kind == "white":
        return dice.colour((0, 1), (0.0, 0.06), (0.9, 1.0))
    if kind == "silver":
        return dice.colour((0.5, 0.7), (0.02, 0.12), (0.55, 0.75))
    return dice.colour((0, 1), (0.1, 0.5), (0.14, 0.3))


# --- automobiles ----------------------------------------------------------------------------------------------------

# Profile: rear bumper, boot, rear window, roof, windscreen, bonnet, nose. Every car has the same ten corners.
CARS: dict[str, list[Point]] = {
    "sedan": [(-13, 3.2), (-13.2, -0.6), (-12.6, -1.6), (-8.6, -2.2), (-5, -6), (2.4, -6.2), (6.4, -1.9), (12.2, -0.9),
              (13.2, 0.4), (13, 3.2)],
    "hatchback": [(-11.5, 3.2), (-12, -0.4), (-11.8, -1.6), (-11.3, -2.4), (-9, -6.6), (2, -6.9), (6.4, -2.2),
                  (11, -1), (12, 0.6), (11.8, 3.2)],
    "coupe": [(-13, 3), (-13.2, 0), (-12.8, -1.4), (-10.5, -1.9), (-3.5, -4.9), (1.5, -5.1), (6.6, -1.4), (12.6, 0),
              (13.6, 1.2), (13.2, 3)],
    "estate": [(-12.8, 3.2), (-13.2, -0.6), (-13, -2), (-12.6, -2.6), (-11, -6.8), (2.4, -7), (6, -2.6), (12, -1.7),
               (13, -0.4), (12.8, 3.2)],
    "beetle": [(-11.6, 3.2), (-12.2, 1), (-11, -1.6), (-8.6, -3.6), (-4, -6.9), (1.6, -7), (5, -2.8), (9.6, -1.2),
               (11.8, 1), (11.6, 3.2)],
}  # fmt: skip


def automobile(dice: Dice, solid: Solid) -> None:
    """A car of one of five bodies; the wheels end at y = 5.8."""
    profile = CARS[dice.pick(tuple(CARS))]
    colour = paint_colour(dice)
    low, roof = 5.6, 4.5
    half = [low if y > -3.7 else roof for _, y in profile]
    roof_colour = dice.pick((None, None, None, (0.12, 0.12, 0.13), WHITE))
    side: list[Decal] = [*_car_windows(profile), (_sill(profile), shade(colour, 0.6))]
    if roof_colour:
        rail = [profile[4], profile[5], _along(profile[5], profile[6], 0.2), _along(profile[4], profile[3], 0.2)]
        side.insert(0, (rail, roof_colour))
    pane = rectangle(0.08, 0.08, 0.92, 0.9)
    strips: dict[int, list[Decal]] = {5: [(pane, GLASS)], 3: [(pane, GLASS)], 8: _car_front(dice), 0: _car_back()}
    if roof_colour:
        strips[4] = [(rectangle(0, 0, 1, 1), roof_colour)]
    solid.prism(profile, half, colour, side, strips)
    rim = dice.pick((GREY, (0.82, 0.83, 0.85), (0.35, 0.35, 0.37)))
    front, rear = profile[6][0] + 1.9, profile[1][0] + 4.6
    for x in (rear, front):
        for sign in (1, -1):
            solid.wheel(x, 3.1, sign * (low + 0.1), 2.7, 2.2, rim, lift=0.4)


def _along(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _car_windows(profile: list[Point]) -> list[Decal]:
    """Two panes between the belt line and the roof, a pillar between them."""
    rear, top_rear, top_front, front = profile[3:7]
    belt, top = min(rear[1], front[1]) + 0.1, top_rear[1] + 1.0
    left, right = _at(rear, top_rear, belt) + 1, _at(top_front, front, belt) - 1
    upper_left, upper_right = _at(rear, top_rear, top) + 1, _at(top_front, front, top) - 0.7
    pillar = (upper_left + upper_right) / 2
    return [
        ([(upper_left, top), (pillar - 0.5, top), (pillar - 0.5, belt), (left, belt)], GLASS),
        ([(pillar + 0.5, top), (upper_right, top), (right, belt), (pillar + 0.5, belt)], GLASS),
    ]


def _at(start: Point, end: Point, y: float) -> float:
    """The x where the line through two points has the height y."""
    return start[0] + (end[0] - start[0]) * (y - start[1]) / (end[1] - start[1] or 1e-9)


def _sill(profile: list[Point]) -> list[Point]:
    return rectangle(profile[0][0] + 0.3, 2.2, profile[-1][0] - 0.3, 3.2)


def _car_front(dice: Dice) -> list[Decal]:
    """Headlights, grille, number plate: on the strip from the nose down to the bumper."""
    grille = dice.pick(((0.1, 0.1, 0.11), (0.1, 0.1, 0.11), GREY))
    return [
        (rectangle(0.3, 0.08, 0.7, 0.5), grille),
        (rectangle(0.04, 0.02, 0.25, 0.42), LAMP),
        (rectangle(0.75, 0.02, 0.96, 0.42), LAMP),
        (rectangle(0.0, 0.78, 1.0, 1.0), (0.15, 0.15, 0.16)),
        (rectangle(0.38, 0.58, 0.62, 0.8), WHITE),
    ]


def _car_back() -> list[Decal]:
    """Rear lights and number plate: on the strip from the bumper up."""
    return [
        (rectangle(0.02, 0.55, 0.22, 0.9), RED),
        (rectangle(0.78, 0.55, 0.98, 0.9), RED),
        (rectangle(0.36, 0.4, 0.64, 0.65), WHITE),
        (rectangle(0.0, 0.0, 1.0, 0.2), (0.15, 0.15, 0.16)),
    ]


# --- trucks ---------------------------------------------------------------------------------------------------------


def _cab(dice: Dice, solid: Solid, left: float, right: float, top: float, colour: Colour, nose: float = 0) -> None:
    """A driver's cab with a flat front, or with a bonnet of length ``nose``."""
    slope = dice.between(0.4, 1.4)
    belt = top + 4.6
    if nose:
        profile = [(left, 3), (left, top), (right - nose - slope, top), (right - nose, belt), (right - 0.5, belt + 0.6),
                   (right, 3)]  # fmt: skip
        screen, grille = 2, 4
    else:
        profile = [(left, 3), (left, top), (right - slope, top), (right, belt), (right, 3)]
        screen, grille = 2, 3
    end = right - nose
    pillar = left + (end - left) * 0.3
    window = [(pillar, top + 1.2), (end - slope - 0.3, top + 1.2), (end - 0.5, belt), (pillar, belt)]
    face: list[Decal] = [
        (rectangle(0.22, 0.1, 0.78, 0.55), shade(colour, 0.45)),
        (rectangle(0.03, 0.6, 0.2, 0.8), LAMP),
        (rectangle(0.8, 0.6, 0.97, 0.8), LAMP),
        (rectangle(0, 0.84, 1, 1), (0.25, 0.25, 0.27)),
    ]
    strips: dict[int, list[Decal]] = {screen: [(rectangle(0.07, 0.18, 0.93, 0.95), GLASS)], grille: face}
    solid.prism(profile, 4.6, colour, [(window, GLASS)], strips)


def _wheels(dice: Dice, solid: Solid, places: tuple[float, ...], radius: float = 2.5) -> None:
    rim = dice.pick((GREY, (0.8, 0.8, 0.82), (0.4, 0.4, 0.42)))
    for x in places:
        for sign in (1, -1):
            solid.wheel(x, 5.8 - radius, sign * 4.7, radius, 2.0, rim, lift=0.5)


def _load_colour(dice: Dice) -> Colour:
    return dice.pick((WHITE, WHITE, dice.colour((0, 1), (0.3, 0.9), (0.5, 0.95)), GREY, paint_colour(dice)))


def _markings(dice: Dice, left: float, top: float, right: float, bottom: float) -> list[Decal]:
    """A band, a square or nothing on the side of a box."""
    ink = dice.colour((0, 1), (0.5, 0.9), (0.3, 0.9))
    kind = dice.pick(("none", "band", "square", "ribs"))
    width, height = right - left, bottom - top
    if kind == "band":
        return [(rectangle(left, top + height * 0.5, right, top + height * 0.75), ink)]
    if kind == "square":
        return [(rectangle(left + width * 0.3, top + height * 0.25, left + width * 0.7, top + height * 0.7), ink)]
    if kind == "ribs":
        steps = np.arange(left + 1.5, right - 1, 3.0).tolist()
        return [(rectangle(x, top + 0.8, x + 0.7, bottom - 0.8), (0.4, 0.4, 0.42)) for x in steps]
    return []


def box_truck(dice: Dice, solid: Solid) -> None:
    """A cab and a box, taller than the cab, on one chassis."""
    colour, load = paint_colour(dice), _load_colour(dice)
    split, top = dice.between(4.0, 6.0), dice.between(-10.5, -8)
    solid.box((-12.5, 1.6, -3.8), (10, 3.6, 3.8), (0.2, 0.2, 0.22), lift=-1)
    doors: list[Decal] = [(rectangle(0.48, 0.05, 0.52, 0.95), (0.35, 0.35, 0.37))]
    solid.box((-13, top, -4.9), (split, 2, 4.9), load, _markings(dice, -13, top, split, 2), {3: doors})
    _cab(dice, solid, split + 0.4, 12, dice.between(-6.2, -5), colour, nose=dice.pick((0, 0, 2.2)))
    _wheels(dice, solid, dice.pick(((-8.5, 8.2), (-10, -5.5, 8.2))))


def semi_trailer(dice: Dice, solid: Solid) -> None:
    """A tractor with a gap before its long trailer."""
    colour, load = paint_colour(dice), _load_colour(dice)
    split, top = dice.between(3.2, 4.4), dice.between(-9, -7)
    solid.box((-14, 2.2, -3.6), (13, 3.6, 3.6), (0.2, 0.2, 0.22), lift=-1)
    if dice.chance(0.25):
        tank = [(x, -2.6, 0) for x in (-12, -8, -3, split - 2)]
        solid.tube(tank, (7.4, 8, 8, 7.4), load)
        solid.box((-13, 1, -4), (split, 2.4, 4), shade(load, 0.7))
    else:
        solid.box((-15, top, -4.8), (split, 2.2, 4.8), load, _markings(dice, -15, top, split, 2.2))
    nose = dice.pick((0.0, 3.2))
    _cab(dice, solid, split + 1.6, 14.2, dice.between(-6.6, -5.4), colour, nose=nose)
    _wheels(dice, solid, (-12.6, -8.2, split + 2.6, 11.4), 2.3)


def tipper(dice: Dice, solid: Solid) -> None:
    """A cab and an open body with a load of sand, wider at the top."""
    colour = paint_colour(dice)
    body = dice.pick((shade(colour, 0.8), dice.colour((0.08, 0.15), (0.6, 0.9), (0.7, 0.95)), GREY))
    solid.box((-12, 1.6, -3.8), (10, 3.6, 3.8), (0.2, 0.2, 0.22), lift=-1)
    heap = dice.colour((0.06, 0.12), (0.2, 0.6), (0.3, 0.75))
    if dice.chance(0.75):
        solid.prism([(-11.5, -4.6), (-6, -7.6), (-1, -7.4), (3.5, -4.6)], [4.4, 1.5, 1.5, 4.4], heap, lift=-0.5)
    ribs: list[Decal] = [(rectangle(x, -4.6, x + 0.8, 1.6), shade(body, 0.6)) for x in (-10, -6, -2, 2)]
    solid.prism([(-11.5, 2), (-13.5, -5), (4.4, -5), (3.4, 2)], [4.2, 5, 5, 4.2], body, ribs)
    if dice.chance(0.5):
        solid.box((3.6, -8, -4.8), (7.5, -7.2, 4.8), body)
    _cab(dice, solid, 4.9, 12.2, dice.between(-7, -6), colour)
    _wheels(dice, solid, (-9.8, -5.2, 9), 2.6)


def fire_engine(dice: Dice, solid: Solid) -> None:
    """Red and white, a ladder on the roof, a blue light."""
    red = dice.colour((0.98, 1.02), (0.85, 0.95), (0.7, 0.92))
    solid.box((-12.5, 1.6, -3.8), (11, 3.6, 3.8), (0.2, 0.2, 0.22), lift=-1)
    shutters: list[Decal] = [(rectangle(x, -3.8, x + 3.6, -0.2), GREY) for x in (-12, -7.6, -3.2)]
    shutters.append((rectangle(-13, 0.5, 5, 1.5), WHITE))
    solid.box((-13, -6, -4.7), (5, 2.2, 4.7), red, shutters)
    for z in (-1.2, 1.2):
        solid.tube([(-14, -7.4, z), (7, -7.8, z)], (0.9, 0.9), (0.8, 0.8, 0.8), lift=3)
    _cab(dice, solid, 5.2, 12.6, -6, red)
    solid.box((8, -7.3, -2), (9.5, -6, 2), (0.15, 0.35, 0.95), lift=2)
    _wheels(dice, solid, (-8.6, 8.8), 2.6)


TRUCKS: tuple[Callable[[Dice, Solid], None], ...] = (
    box_truck,
    box_truck,
    semi_trailer,
    semi_trailer,
    tipper,
    fire_engine,
)
