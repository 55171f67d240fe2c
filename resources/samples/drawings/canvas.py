"""Vector shapes, rendered eight times finer than the picture and averaged down to 32x32."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageDraw, ImageFilter

SIZE = 32
FINE = 8

Colour = tuple[float, float, float]
"""Red, green, blue in 0..1."""
Pixels = NDArray[np.float64]
"""(32, 32, 3) or (32, 32), in 0..1."""
Point = tuple[float, float]
T = TypeVar("T")


class Dice:
    """The choices of one picture: a seeded generator with the words that drawing needs."""

    def __init__(self, *seed: int) -> None:
        self._random = np.random.default_rng(seed)

    def between(self, low: float, high: float) -> float:
        """A number in [low, high)."""
        return low + (high - low) * float(self._random.random())

    def around(self, spread: float) -> float:
        """A number in [-spread, spread)."""
        return self.between(-spread, spread)

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return float(self._random.random()) < probability

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each as likely as the others."""
        return options[int(self._random.random() * len(options))]

    def grid(self, rows: int, columns: int) -> NDArray[np.float32]:
        """Numbers in [0, 1), shape (rows, columns)."""
        return self._random.random((rows, columns)).astype(np.float32)

    def colour(self, hues: tuple[float, float], saturation: tuple[float, float], value: tuple[float, float]) -> Colour:
        """A colour from ranges of hue (turns, may pass 1), saturation and value."""
        return colorsys.hsv_to_rgb(self.between(*hues) % 1, self.between(*saturation), self.between(*value))


def shade(colour: Colour, factor: float) -> Colour:
    """The colour, darker for a factor below 1, nearer to white above it."""
    if factor <= 1:
        return colour[0] * factor, colour[1] * factor, colour[2] * factor
    return mix(colour, (1, 1, 1), min(factor - 1, 1))


def mix(first: Colour, second: Colour, amount: float) -> Colour:
    """``first`` at amount 0, ``second`` at 1."""
    red, green, blue = (a + (b - a) * amount for a, b in zip(first, second, strict=True))
    return red, green, blue


def texture(dice: Dice, rows: int, columns: int) -> Pixels:
    """Smooth noise in 0..1, shape (32, 32): about ``rows`` by ``columns`` hills."""
    image = Image.fromarray(dice.grid(rows, columns)).resize((SIZE, SIZE), Image.Resampling.BICUBIC)
    return np.clip(np.asarray(image, dtype=np.float64), 0, 1)


def blur(plane: Pixels, radius: float) -> Pixels:
    """A Gaussian blur of one plane (32, 32) in 0..1."""
    image = Image.fromarray(np.rint(plane * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(image, dtype=np.float64) / 255


def smooth(points: ArrayLike, closed: bool = True, steps: int = 6) -> NDArray[np.float64]:
    """A Catmull-Rom curve through the points, shape (P, 2)."""
    knots = np.asarray(points, dtype=np.float64)
    if closed:
        around = np.concatenate([knots[-1:], knots, knots[:2]])
    else:
        around = np.concatenate([2 * knots[:1] - knots[1:2], knots, 2 * knots[-1:] - knots[-2:-1]])
    a, b, c, d = (around[k : len(around) - 3 + k, None] for k in range(4))
    t = (np.arange(steps) / steps)[None, :, None]
    curve = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    flat: NDArray[np.float64] = curve.reshape(-1, 2)
    return flat if closed else np.concatenate([flat, knots[-1:]])


class Pose:
    """Where a subject stands: maps its own coordinates (pixels, x right, y down) into the picture."""

    def __init__(
        self, x: float, y: float, scale: float = 1, degrees: float = 0, shear: float = 0, flip: bool = False
    ) -> None:
        angle = np.deg2rad(degrees)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        lean = np.array([[1, shear], [0, 1]])
        mirror = np.diag([-1.0 if flip else 1.0, 1.0])
        self._matrix = scale * mirror @ turn @ lean
        self._origin = np.array([x, y])
        self.scale = scale

    def __call__(self, points: ArrayLike) -> NDArray[np.float64]:
        """Picture coordinates of points, shape (P, 2)."""
        placed: NDArray[np.float64] = np.asarray(points, dtype=np.float64) @ self._matrix.T + self._origin
        return placed


class Sprite:
    """A subject on a transparent ground. Shapes cover what was drawn before them."""

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        self._colour = Image.new("RGB", (SIZE * FINE, SIZE * FINE))
        self._cover = Image.new("L", (SIZE * FINE, SIZE * FINE))
        self._pens = ImageDraw.Draw(self._colour), ImageDraw.Draw(self._cover)

    def polygon(self, points: ArrayLike, colour: Colour) -> None:
        """A filled polygon."""
        corners = [tuple(point) for point in (self.pose(points) * FINE).tolist()]
        inks: tuple[Any, Any] = tuple(round(min(max(part, 0), 1) * 255) for part in colour), 255
        for pen, ink in zip(self._pens, inks, strict=True):
            pen.polygon(corners, fill=ink)

    def blob(self, points: ArrayLike, colour: Colour) -> None:
        """A filled smooth curve through the points."""
        self.polygon(smooth(points), colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour, degrees: float = 0) -> None:
        """A filled ellipse."""
        t = np.arange(28) * (2 * np.pi / 28)
        a = np.deg2rad(degrees)
        across, down = rx * np.cos(t), ry * np.sin(t)
        turned = [x + across * np.cos(a) - down * np.sin(a), y + across * np.sin(a) + down * np.cos(a)]
        self.polygon(np.stack(turned, axis=1), colour)

    def limb(self, points: ArrayLike, widths: Sequence[float], colour: Colour) -> None:
        """A smooth stroke with round ends, its width running through ``widths``."""
        path = smooth(points, closed=False, steps=4)
        position = np.linspace(0, 1, len(path))
        radii = np.interp(position, np.linspace(0, 1, len(widths)), widths) / 2
        for (x, y), radius in zip(path.tolist(), radii.tolist(), strict=True):
            self.oval(x, y, radius, radius, colour)
        for (p, r), (q, s) in zip(
            zip(path[:-1], radii[:-1], strict=True), zip(path[1:], radii[1:], strict=True), strict=True
        ):
            along = q - p
            normal = np.array([-along[1], along[0]]) / max(float(np.hypot(*along)), 1e-9)
            self.polygon([p + normal * r, q + normal * s, q - normal * s, p - normal * r], colour)

    def line(self, points: ArrayLike, width: float, colour: Colour) -> None:
        """A smooth stroke of one width."""
        self.limb(points, (width, width), colour)

    def pixels(self) -> tuple[Pixels, Pixels]:
        """Colour times cover (32, 32, 3), and cover (32, 32)."""
        colour, cover = (
            np.asarray(layer.reduce(FINE), dtype=np.float64) / 255 for layer in (self._colour, self._cover)
        )
        return colour, cover


class Picture:
    """The picture being painted: ``pixels`` (32, 32, 3) in 0..1, under one light."""

    def __init__(self, pixels: Pixels, dice: Dice) -> None:
        self.pixels = pixels
        self._side = dice.pick((-1, 1))
        self._relief = dice.between(0.3, 0.7)
        self._slope = dice.between(0.0, 0.25)

    def add(self, sprite: Sprite, opacity: float = 1, halo: float = 0.25) -> None:
        """Lay a sprite over the picture, modelled by the light, with a soft dark halo that sets it off."""
        colour, cover = sprite.pixels()
        around = blur(cover, 1.4)
        behind = self.pixels * (1 - halo * around[..., None])
        lit = colour * self._light(cover)[..., None]
        self.pixels = np.clip(behind * (1 - opacity * cover[..., None]) + opacity * lit, 0, 1)

    def _light(self, cover: Pixels) -> Pixels:
        """Brightness of the sprite: towards the light its rounded edges are bright, away from it dark."""
        round_form = blur(cover, 2.2)
        step = 1
        across = np.roll(round_form, -step * self._side, 1) - np.roll(round_form, step * self._side, 1)
        down = np.roll(round_form, -step, 0) - np.roll(round_form, step, 0)
        ramp = np.linspace(self._slope, -self._slope, SIZE)
        return 1 + self._relief * (0.5 * across + down) + ramp[:, None] * 0.6

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.45) -> None:
        """A soft dark ellipse on the ground, in picture coordinates."""
        spot = Sprite(Pose(0, 0))
        spot.oval(x, y, rx, ry, (0, 0, 0))
        self.pixels = self.pixels * (1 - strength * blur(spot.pixels()[1], 0.8)[..., None])

    def mirror(self, sprite: Sprite, waterline: float, strength: float = 0.35) -> None:
        """The sprite's reflection below a waterline (a row of the picture)."""
        colour, cover = sprite.pixels()
        rows = np.arange(SIZE)
        source = np.rint(2 * waterline - rows - 1).astype(int)
        seen = ((rows >= waterline) & (source >= 0)).astype(np.float64)[:, None] * strength
        source = np.clip(source, 0, SIZE - 1)
        alpha = (cover[source] * seen)[..., None]
        self.pixels = self.pixels * (1 - alpha) + colour[source] * seen[..., None]
