"""Backgrounds: sky, sea, meadow, wood, road, room, pond, studio."""

from __future__ import annotations

import numpy as np

from resources.samples.drawings.canvas import SIZE, Colour, Dice, Pixels, Pose, Sprite, mix, shade, texture


def _ramp(top: Colour, bottom: Colour, rows: int = SIZE) -> Pixels:
    """A vertical gradient, shape (rows, 32, 3)."""
    t = np.linspace(0, 1, max(rows, 1))[:, None, None]
    return np.repeat(np.array(top) * (1 - t) + np.array(bottom) * t, SIZE, axis=1)


def _over(pixels: Pixels, amount: Pixels, colour: Colour) -> Pixels:
    """Blend a colour in by an amount per pixel (32, 32)."""
    return pixels * (1 - amount[..., None]) + np.array(colour) * amount[..., None]


def _lay(pixels: Pixels, sprite: Sprite, opacity: float = 1) -> Pixels:
    colour, cover = sprite.pixels()
    return pixels * (1 - opacity * cover[..., None]) + opacity * colour


def sky(dice: Dice) -> Pixels:
    """Clear, hazy, grey or evening sky with clouds."""
    kind = dice.pick(("blue", "blue", "haze", "grey", "evening"))
    if kind == "blue":
        top = dice.colour((0.55, 0.62), (0.45, 0.8), (0.65, 0.95))
        bottom = mix(top, (1, 1, 1), dice.between(0.3, 0.7))
    elif kind == "haze":
        top, bottom = dice.colour((0.5, 0.6), (0.1, 0.3), (0.75, 0.95)), (0.95, 0.95, 0.93)
    elif kind == "grey":
        top, bottom = dice.colour((0.55, 0.65), (0.05, 0.15), (0.5, 0.7)), (0.82, 0.84, 0.86)
    else:
        top = dice.colour((0.6, 0.75), (0.3, 0.55), (0.35, 0.65))
        bottom = dice.colour((0.02, 0.12), (0.35, 0.65), (0.9, 1.0))
    pixels = _ramp(top, bottom)
    if dice.chance(0.7):
        clouds = np.clip((texture(dice, 7, 4) - dice.between(0.45, 0.65)) * 2.5, 0, 0.8)
        pixels = _over(pixels, clouds, mix((1, 1, 1), bottom, 0.2))
    return pixels


def _horizon(dice: Dice, low: float = 11, high: float = 20) -> int:
    return int(dice.between(low, high))


def _skyline(dice: Dice, pixels: Pixels, horizon: int, colours: tuple[Colour, ...], blocks: bool) -> Pixels:
    """Trees or houses along the horizon."""
    far = Sprite(Pose(0, horizon))
    x = dice.around(4)
    while x < SIZE:
        width, height = dice.between(3, 9), dice.between(2, 9)
        colour = shade(dice.pick(colours), dice.between(0.75, 1.15))
        if blocks:
            far.polygon([(x, 0), (x, -height), (x + width, -height), (x + width, 0)], colour)
        else:
            far.oval(x + width / 2, -height * 0.2, width * 0.7, height * 0.8, colour)
        x += width * dice.between(0.6, 1.3)
    return _lay(pixels, far, 0.9)


def _ground(dice: Dice, pixels: Pixels, horizon: int, colour: Colour, grain: float) -> Pixels:
    """A plane from the horizon down, lighter far away, with streaks."""
    pixels = pixels.copy()
    plane = _ramp(shade(colour, 1.15), shade(colour, 0.85), SIZE - horizon)
    streaks = (texture(dice, 14, 5)[horizon:] - 0.5)[..., None] * grain
    pixels[horizon:] = np.clip(plane * (1 + streaks), 0, 1)
    return pixels


GREENS: tuple[Colour, ...] = ((0.16, 0.32, 0.14), (0.24, 0.4, 0.2), (0.3, 0.42, 0.18), (0.2, 0.36, 0.28))
HOUSES: tuple[Colour, ...] = (
    (0.62, 0.58, 0.55),
    (0.5, 0.52, 0.58),
    (0.7, 0.6, 0.5),
    (0.58, 0.42, 0.36),
    (0.8, 0.8, 0.78),
)


def meadow(dice: Dice) -> Pixels:
    """Grass, dry grass, sand or snow under the sky, with or without trees."""
    horizon = _horizon(dice)
    pixels = sky(dice)
    if dice.chance(0.6):
        pixels = _skyline(dice, pixels, horizon, GREENS, blocks=False)
    colour = dice.pick((
        dice.colour((0.22, 0.33), (0.4, 0.7), (0.45, 0.7)),
        dice.colour((0.22, 0.33), (0.4, 0.7), (0.45, 0.7)),
        dice.colour((0.11, 0.15), (0.3, 0.5), (0.65, 0.85)),
        dice.colour((0.55, 0.6), (0.02, 0.08), (0.85, 0.95)),
    ))  # fmt: skip
    return _ground(dice, pixels, horizon, colour, 0.3)


def wood(dice: Dice) -> Pixels:
    """The edge of a wood: leaves out of focus, trunks, a floor."""
    dark, light = dice.colour((0.25, 0.4), (0.4, 0.6), (0.15, 0.3)), dice.colour((0.18, 0.33), (0.35, 0.6), (0.45, 0.7))
    pixels = _over(_ramp(dark, dark), texture(dice, 8, 8), light)
    trunks = Sprite(Pose(0, 0))
    for _ in range(int(dice.between(0, 4))):
        x, width = dice.between(0, SIZE), dice.between(0.8, 2.5)
        trunks.limb(
            [(x, -2), (x + dice.around(2), 33)], (width * 0.8, width), dice.colour((0.05, 0.1), (0.2, 0.5), (0.2, 0.4))
        )
    pixels = _lay(pixels, trunks, 0.8)
    floor = dice.pick(
        (dice.colour((0.2, 0.32), (0.35, 0.6), (0.4, 0.6)), dice.colour((0.07, 0.1), (0.3, 0.5), (0.4, 0.6)))
    )
    return _ground(dice, pixels, _horizon(dice, 17, 25), floor, 0.4)


def sea(dice: Dice, horizon: int) -> Pixels:
    """Sky and sea, at times a coast."""
    pixels = sky(dice)
    if dice.chance(0.4):
        pixels = _skyline(dice, pixels, horizon, (*GREENS, *HOUSES[:2]), blocks=dice.chance(0.3))
    colour = dice.pick((
        dice.colour((0.53, 0.62), (0.4, 0.75), (0.45, 0.75)),
        dice.colour((0.48, 0.55), (0.3, 0.55), (0.45, 0.7)),
        dice.colour((0.55, 0.65), (0.1, 0.3), (0.45, 0.65)),
    ))  # fmt: skip
    return _ground(dice, pixels, horizon, colour, 0.35)


def road(dice: Dice) -> Pixels:
    """A street: houses, trees or open sky behind it, asphalt with a line."""
    horizon = _horizon(dice, 13, 21)
    pixels = sky(dice)
    if dice.chance(0.75):
        houses = dice.chance(0.5)
        pixels = _skyline(dice, pixels, horizon, HOUSES if houses else GREENS, blocks=houses)
    pixels = _ground(dice, pixels, horizon, dice.colour((0.55, 0.7), (0.0, 0.1), (0.35, 0.6)), 0.15)
    if dice.chance(0.5):
        verge = dice.colour((0.2, 0.33), (0.3, 0.6), (0.4, 0.65))
        rows = int(dice.between(1, 4))
        pixels[horizon : horizon + rows] = verge
    if dice.chance(0.5):
        line = Sprite(Pose(0, dice.between(29, 31)))
        for x in range(int(dice.between(-6, 0)), SIZE, 9):
            line.polygon([(x, 0), (x + 5, 0), (x + 5, 1), (x, 1)], (0.95, 0.93, 0.8))
        pixels = _lay(pixels, line, 0.8)
    return pixels


def runway(dice: Dice) -> Pixels:
    """An airfield: wide sky, a low horizon, concrete or grass."""
    horizon = _horizon(dice, 19, 24)
    pixels = sky(dice)
    if dice.chance(0.4):
        pixels = _skyline(dice, pixels, horizon, GREENS, blocks=False)
    colour = dice.pick(
        (dice.colour((0.1, 0.6), (0.0, 0.1), (0.5, 0.7)), dice.colour((0.2, 0.3), (0.3, 0.5), (0.45, 0.6)))
    )
    return _ground(dice, pixels, horizon, colour, 0.15)


def room(dice: Dice) -> Pixels:
    """A wall and a floor or carpet, at times a picture, a cushion or a sofa."""
    wall = dice.colour((0, 1), (0.05, 0.4), (0.5, 0.95))
    pixels = _ramp(wall, shade(wall, 0.85))
    things = Sprite(Pose(0, 0))
    for _ in range(int(dice.between(0, 3))):
        x, y, w, h = dice.between(-2, 28), dice.between(-3, 10), dice.between(4, 11), dice.between(4, 11)
        things.polygon([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], dice.colour((0, 1), (0.1, 0.5), (0.4, 0.95)))
    if dice.chance(0.35):
        x, y = dice.around(10), dice.between(13, 19)
        things.blob([(x, y), (x + 30, y), (x + 32, 33), (x - 2, 33)], dice.colour((0, 1), (0.2, 0.6), (0.4, 0.8)))
    pixels = _lay(pixels, things, 0.75)
    floor = dice.pick(
        (dice.colour((0.05, 0.1), (0.3, 0.6), (0.45, 0.75)), dice.colour((0, 1), (0.1, 0.4), (0.5, 0.85)))
    )
    return _ground(dice, pixels, _horizon(dice, 20, 26), floor, 0.15)


def pond(dice: Dice) -> Pixels:
    """Water or moss close by, with leaves."""
    base = dice.pick((
        dice.colour((0.45, 0.58), (0.25, 0.5), (0.3, 0.6)),
        dice.colour((0.2, 0.35), (0.3, 0.6), (0.25, 0.5)),
        dice.colour((0.06, 0.12), (0.25, 0.5), (0.35, 0.65)),
    ))  # fmt: skip
    pixels = _over(_ramp(shade(base, 1.15), shade(base, 0.8)), texture(dice, 9, 5) * 0.35, shade(base, 1.4))
    leaves = Sprite(Pose(0, 0))
    for _ in range(int(dice.between(0, 5))):
        colour = dice.colour((0.2, 0.38), (0.35, 0.65), (0.3, 0.6))
        radius = dice.between(2, 6)
        leaves.oval(
            dice.between(0, SIZE),
            dice.between(0, SIZE),
            radius,
            radius * dice.between(0.3, 0.6),
            colour,
            dice.around(40),
        )
    return _lay(pixels, leaves, 0.8)


def studio(dice: Dice) -> Pixels:
    """A plain ground, as in a catalogue."""
    colour = dice.pick((dice.colour((0, 1), (0.0, 0.08), (0.82, 1.0)), dice.colour((0, 1), (0.15, 0.5), (0.5, 0.95))))
    return _ramp(shade(colour, dice.between(1.0, 1.4)), shade(colour, dice.between(0.75, 1.0)))


def leafage(dice: Dice) -> Pixels:
    """Leaves or sky far out of focus, as behind a bird on a twig."""
    dark = dice.colour((0.15, 0.45), (0.25, 0.6), (0.2, 0.55))
    return _over(_ramp(dark, dark), texture(dice, 5, 5), shade(dice.colour((0.15, 0.45), (0.2, 0.5), (0.5, 0.85)), 1.1))


def beach(dice: Dice) -> Pixels:
    """Sea behind sand, pebbles or a quay."""
    horizon = _horizon(dice, 9, 15)
    pixels = sea(dice, horizon)
    shore = dice.pick(
        (dice.colour((0.09, 0.14), (0.2, 0.5), (0.7, 0.95)), dice.colour((0.08, 0.6), (0.02, 0.12), (0.5, 0.75)))
    )
    return _ground(dice, pixels, int(dice.between(horizon + 3, 23)), shore, 0.2)


def grass(dice: Dice, sprite: Sprite, top: float) -> None:
    """Blades in the foreground, in picture coordinates; they reach up to about row ``top``."""
    colour = dice.colour((0.12, 0.36), (0.35, 0.65), (0.3, 0.6))
    for _ in range(int(dice.between(6, 18))):
        x, tip = dice.between(0, SIZE), top + dice.between(-2, 4)
        sprite.limb([(x, 34), (x + dice.around(2), tip)], (1.4, 0.5), shade(colour, dice.between(0.7, 1.2)))


def twig(dice: Dice, sprite: Sprite, y: float) -> None:
    """A branch across the picture that passes x = 16 at height ``y``, with a few leaves."""
    bark, leaf = dice.colour((0.05, 0.1), (0.2, 0.5), (0.25, 0.5)), dice.colour((0.2, 0.36), (0.4, 0.7), (0.35, 0.7))
    tilt, width = dice.around(4), dice.between(1.4, 2.6)
    sprite.limb([(-2, y + tilt), (16, y), (34, y - tilt + dice.around(2))], (width * 1.2, width, width * 0.8), bark)
    for _ in range(int(dice.between(0, 6))):
        x = dice.between(0, SIZE)
        at = y + tilt * (16 - x) / 18 + dice.around(2)
        sprite.oval(x, at, dice.between(1.5, 3), dice.between(0.7, 1.3), leaf, dice.around(60))
