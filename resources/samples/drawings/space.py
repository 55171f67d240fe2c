"""Subjects with three dimensions: flat faces and tubes, turned in space and painted from back to front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

from resources.samples.drawings.canvas import Colour, Point, Sprite, shade

Points = NDArray[np.float64]
"""Shape (P, 3): x forward, y down, z towards the viewer, in pixels."""
Decal = tuple[Sequence[Point], Colour]
"""A flat patch on a face, in the coordinates of that face."""

DISTANCE = 60.0
"""From the viewer to the origin: near parts are a little larger than far ones."""


def ring(x: float, y: float, radius: float, sides: int = 18) -> list[Point]:
    """A circle as a polygon, clockwise on the screen."""
    t = np.arange(sides) * (2 * np.pi / sides)
    return [(x + radius * float(np.cos(a)), y + radius * float(np.sin(a))) for a in t]


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """The corners of a rectangle, clockwise on the screen."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


class Solid:
    """What is built here is painted on a sprite by ``paint``.

    ``yaw`` turns the front towards the viewer, ``pitch`` shows the top, ``roll`` banks around the long axis (degrees).
    """

    def __init__(
        self, yaw: float = 0, pitch: float = 0, roll: float = 0, light: tuple[float, float, float] = (-0.3, -0.8, 0.5)
    ) -> None:
        a, b, c = np.deg2rad([yaw, pitch, roll])
        around_y = np.array([[np.cos(a), 0, -np.sin(a)], [0, 1, 0], [np.sin(a), 0, np.cos(a)]])
        around_x = np.array([[1, 0, 0], [0, np.cos(b), np.sin(b)], [0, -np.sin(b), np.cos(b)]])
        bank = np.array([[1, 0, 0], [0, np.cos(c), -np.sin(c)], [0, np.sin(c), np.cos(c)]])
        self._turn = around_x @ around_y @ bank
        self._light = np.array(light) / np.linalg.norm(light)
        self._parts: list[tuple[float, list[tuple[Points, Colour]]]] = []
        self._tubes: list[tuple[float, Points, Sequence[float], Colour]] = []

    def turned(self, points: ArrayLike) -> Points:
        """Points as the viewer sees them, shape (P, 3); z is the depth, greater is nearer."""
        seen: Points = np.asarray(points, dtype=np.float64).reshape(-1, 3) @ self._turn.T
        return seen

    def flat(self, points: ArrayLike) -> NDArray[np.float64]:
        """Points in the sprite's own coordinates, shape (P, 2)."""
        seen = self.turned(points)
        return seen[:, :2] * (DISTANCE / (DISTANCE - seen[:, 2:]))

    def face(
        self,
        points: ArrayLike,
        colour: Colour,
        patches: Sequence[tuple[ArrayLike, Colour]] = (),
        both: bool = False,
        lift: float = 0,
    ) -> None:
        """A flat polygon, clockwise as seen from outside; ``both`` shows its back too; ``patches`` lie on it.

        ``lift`` brings it before what is as near as it.
        """
        corners = self.flat(points)
        following = np.roll(corners, -1, 0)
        area = float((corners[:, 0] * following[:, 1] - corners[:, 1] * following[:, 0]).sum())
        if area <= 0 and not both:
            return
        brightness = self._brightness(self.turned(points))
        layers = [(corners, shade(colour, brightness))]
        layers += [(self.flat(patch), shade(ink, brightness)) for patch, ink in patches]
        self._parts.append((float(self.turned(points)[:, 2].mean()) + lift, layers))

    def _brightness(self, seen: Points) -> float:
        """Of a face: 1 where it looks half towards the light."""
        following = np.roll(seen, -1, 0)
        normal = np.cross(seen, following).sum(0)
        length = float(np.linalg.norm(normal))
        towards = float(normal @ self._light) / length if length else 0.0
        towards = towards if normal[2] >= 0 else -towards
        return 0.82 + 0.3 * towards

    def tube(self, points: ArrayLike, widths: Sequence[float], colour: Colour, lift: float = 0) -> None:
        """A round body along a path."""
        path = np.asarray(points, dtype=np.float64).reshape(-1, 3)
        self._tubes.append((float(self.turned(path)[:, 2].mean()) + lift, path, widths, colour))

    def loft(self, first: ArrayLike, second: ArrayLike, colours: Sequence[Colour], lift: float = 0) -> None:
        """The skin between two outlines of as many points: ``first`` is clockwise as seen from its own side."""
        near, far = (np.asarray(outline, dtype=np.float64) for outline in (first, second))
        for k in range(len(near)):
            following = (k + 1) % len(near)
            quad = [near[k], far[k], far[following], near[following]]
            self.face(quad, colours[k % len(colours)], lift=lift)

    def prism(
        self,
        profile: Sequence[Point],
        half: float | Sequence[float],
        colour: Colour,
        side: Sequence[Decal] = (),
        strips: Mapping[int, Sequence[Decal]] = MappingProxyType({}),
        middle: float = 0,
        lift: float = 0,
    ) -> None:
        """A profile (x, y), clockwise, given a width: ``half`` to each side of z = ``middle``, at each corner.

        ``side`` holds patches in (x, y) for both sides, ``strips`` patches for the strip behind profile edge k,
        in (0..1 across, 0..1 along the edge).
        """
        outline = np.asarray(profile, dtype=np.float64)
        halves = np.broadcast_to(np.asarray(half, dtype=np.float64), len(outline))[:, None]
        near = np.concatenate([outline, middle + halves], 1)
        far = np.concatenate([outline, middle - halves], 1)
        for k in range(len(outline)):
            following = (k + 1) % len(outline)
            quad = np.array([near[k], far[k], far[following], near[following]])
            patches = [(_on_quad(quad, decal), ink) for decal, ink in strips.get(k, ())]
            self.face(quad, colour, patches, lift=lift)
        for sign, corners in ((1, near), (-1, far[::-1])):
            patches = [(_on_side(decal, outline, halves[:, 0], middle, sign), ink) for decal, ink in side]
            self.face(corners, colour, patches, lift=lift)

    def box(
        self,
        low: tuple[float, float, float],
        high: tuple[float, float, float],
        colour: Colour,
        side: Sequence[Decal] = (),
        strips: Mapping[int, Sequence[Decal]] = MappingProxyType({}),
        lift: float = 0,
    ) -> None:
        """A box between two corners. Its strips are 0 the top, 1 the front (+x), 2 the bottom, 3 the back."""
        half, middle = (high[2] - low[2]) / 2, (high[2] + low[2]) / 2
        self.prism(rectangle(low[0], low[1], high[0], high[1]), half, colour, side, strips, middle, lift)

    def wheel(self, x: float, y: float, z: float, radius: float, width: float, rim: Colour, lift: float = 0) -> None:
        """A tyre whose outer face lies at ``z``; it reaches ``width`` inwards."""
        inner = z - width if z > 0 else z + width
        middle, half = (z + inner) / 2, width / 2
        hub = [(ring(x, y, radius * 0.55, 12), rim)]
        self.prism(ring(x, y, radius), half, (0.09, 0.09, 0.1), hub, middle=middle, lift=lift)

    def paint(self, sprite: Sprite) -> None:
        """Paint everything on the sprite, the far parts first."""
        order = [(depth, 0, k) for k, (depth, _) in enumerate(self._parts)]
        order += [(depth, 1, k) for k, (depth, *_) in enumerate(self._tubes)]
        for _, kind, k in sorted(order):
            if kind:
                _, path, widths, colour = self._tubes[k]
                sprite.limb(self.flat(path), widths, colour)
            else:
                for corners, colour in self._parts[k][1]:
                    sprite.polygon(corners, colour)


def _on_quad(quad: Points, decal: Sequence[Point]) -> Points:
    """Patch coordinates (across, along) on a quad of ``Solid.prism``."""
    u, v = np.asarray(decal, dtype=np.float64).T[:, :, None]
    here = quad[0] * (1 - u) + quad[1] * u
    there = quad[3] * (1 - u) + quad[2] * u
    patch: Points = here * (1 - v) + there * v
    return patch


def _on_side(
    decal: Sequence[Point], outline: NDArray[np.float64], halves: NDArray[np.float64], middle: float, sign: int
) -> Points:
    """Patch coordinates (x, y) on a side of ``Solid.prism``; the width follows the height."""
    patch = np.asarray(decal, dtype=np.float64)
    order = np.argsort(outline[:, 1], kind="stable")
    half = np.interp(patch[:, 1], outline[order, 1], halves[order])
    return np.concatenate([patch, (middle + sign * half)[:, None]], 1)
