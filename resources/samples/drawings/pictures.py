"""One picture: a subject in a pose, before a background, in some light.

The same label and seed give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from cifar_gui.engine.data import CLASSES
from resources.samples.drawings import airplanes, heads, quadrupeds, scenes, ships, small_animals, vehicles
from resources.samples.drawings.canvas import Dice, Picture, Pixels, Pose, Sprite, blur, mix, shade
from resources.samples.drawings.space import Solid

Draw = Callable[[Dice, Sprite], None]
Scene = Callable[[Dice], Pixels]

LAND: tuple[Scene, ...] = (scenes.meadow, scenes.meadow, scenes.wood, scenes.studio, scenes.road, scenes.beach)
HOME: tuple[Scene, ...] = (
    scenes.room,
    scenes.room,
    scenes.meadow,
    scenes.wood,
    scenes.studio,
    scenes.road,
    scenes.beach,
)
ANY: tuple[Scene, ...] = (*HOME, scenes.leafage, scenes.sky)
STREET: tuple[Scene, ...] = (scenes.road, scenes.road, scenes.road, scenes.meadow, scenes.studio, scenes.beach,
                             scenes.runway, scenes.wood)  # fmt: skip


def picture(label: int, seed: int) -> NDArray[np.uint8]:
    """The drawing of class ``label`` with number ``seed``: uint8 (3, 32, 32), C-contiguous."""
    dice = Dice(20, label, seed)
    painted = SUBJECTS[CLASSES[label]](dice)
    return np.ascontiguousarray(np.rint(_camera(dice, painted) * 255).astype(np.uint8).transpose(2, 0, 1))


def _camera(dice: Dice, pixels: Pixels) -> Pixels:
    """Exposure, contrast, the colour of the light, sharpness."""
    cast = mix((1, 1, 1), dice.pick(((1, 0.9, 0.74), (0.82, 0.92, 1))), dice.between(0, 0.7))
    seen = (pixels - 0.5) * dice.between(0.8, 1.15) + 0.5
    seen = np.clip(seen * dice.between(0.82, 1.18) * np.array(cast), 0, 1)
    if dice.chance(0.04):
        seen = np.repeat(seen.mean(2, keepdims=True), 3, 2)
    if dice.chance(0.3):
        soft = np.stack([blur(seen[..., k], dice.between(0.4, 0.5)) for k in range(3)], axis=2)
        seen = seen + (soft - seen) * dice.between(0.3, 0.9)
    return seen


def _apart(background: Pixels, sprite: Sprite) -> Pixels:
    """The background, lighter or darker where the subject would be lost in it."""
    colour, cover = sprite.pixels()
    weight = max(float(cover.sum()), 1e-6)
    subject = colour.sum((0, 1)) / weight
    behind = (background * blur(cover, 2)[..., None]).sum((0, 1)) / max(float(blur(cover, 2).sum()), 1e-6)
    if abs(float((subject - behind).mean())) + 0.5 * float(np.abs(subject - behind).mean()) > 0.26:
        return background
    if float(subject.mean()) > 0.45:
        return background * 0.6
    return background + (1 - background) * 0.45


def _show(dice: Dice, background: Pixels, sprite: Sprite, ground: tuple[float, float, float] | None = None) -> Picture:
    """The subject before the background; ``ground`` is the middle and half width of its shadow."""
    shown = Picture(_apart(background, sprite), dice)
    if ground:
        x, y, half = ground
        shown.shadow(x + dice.around(2), y, half, dice.between(0.9, 1.7), dice.between(0.25, 0.55))
    shown.add(sprite)
    return shown


def _grassy(dice: Dice, shown: Picture, top: float, probability: float) -> Pixels:
    """The finished picture, at times behind blades of grass."""
    if dice.chance(probability):
        blades = Sprite(Pose(0, 0))
        scenes.grass(dice, blades, top)
        shown.add(blades, 0.9, halo=0)
    return shown.pixels


# --- animals --------------------------------------------------------------------------------------------------------


def _on_feet(dice: Dice, draw: Draw, places: Sequence[Scene], feet: float, reach: float = 12) -> Pixels:
    """An animal that stands or sits; its feet are at y = ``feet`` in its own coordinates."""
    scale = dice.between(0.7, 1.08)
    x, y = 16 + dice.around(3), dice.between(26.5, 30.5)
    pose = Pose(x, y - feet * scale, scale, dice.around(6), dice.around(0.12), dice.chance(0.5))
    sprite = Sprite(pose)
    draw(dice, sprite)
    shown = _show(dice, dice.pick(places)(dice), sprite, (x, y - 0.2, reach * scale * 0.8))
    return _grassy(dice, shown, y - 1, 0.25)


def _head(dice: Dice, draw: Draw, places: Sequence[Scene], low: float = 16) -> Pixels:
    """A head close by."""
    scale = dice.between(0.85, 1.15)
    pose = Pose(
        16 + dice.around(3), low + dice.around(2.5), scale, dice.around(11), dice.around(0.12), dice.chance(0.5)
    )
    sprite = Sprite(pose)
    draw(dice, sprite)
    return _show(dice, dice.pick(places)(dice), sprite).pixels


def cat(dice: Dice) -> Pixels:
    """Walking, sitting, lying, or its face."""
    draw = dice.pick((quadrupeds.cat, quadrupeds.cat, quadrupeds.sitting_cat, quadrupeds.lying_cat, heads.cat_head))
    if draw is heads.cat_head:
        return _head(dice, draw, ANY, 17)
    return _on_feet(dice, draw, HOME, quadrupeds.FEET)


def deer(dice: Dice) -> Pixels:
    """Standing, walking, leaping, or its head."""
    if dice.chance(0.3):
        return _head(dice, heads.deer_head, ANY, 18)
    return _on_feet(dice, quadrupeds.deer, LAND, quadrupeds.FEET, 8)


def dog(dice: Dice) -> Pixels:
    """Standing, running, sitting, or its face."""
    draw = dice.pick(
        (quadrupeds.dog, quadrupeds.dog, quadrupeds.dog, quadrupeds.sitting_dog, heads.dog_head, heads.dog_head)
    )
    if draw is heads.dog_head:
        return _head(dice, draw, ANY)
    return _on_feet(dice, draw, HOME, quadrupeds.FEET)


def horse(dice: Dice) -> Pixels:
    """Standing, walking, galloping, grazing, or its head."""
    if dice.chance(0.3):
        return _head(dice, heads.horse_head, ANY)
    return _on_feet(dice, quadrupeds.horse, LAND, quadrupeds.FEET)


def frog(dice: Dice) -> Pixels:
    """From the front, from the side, or spread out as seen from above."""
    damp = (scenes.pond, scenes.pond, scenes.wood, scenes.meadow, scenes.studio, scenes.beach)
    if dice.chance(0.3):
        return _from_above(dice)
    draw = dice.pick((small_animals.front_frog, small_animals.front_frog, small_animals.side_frog))
    return _on_feet(dice, draw, damp, 11)


def _from_above(dice: Dice) -> Pixels:
    """A frog spread on a leaf, a stone, or in the water."""
    pose = Pose(16 + dice.around(2.5), 16 + dice.around(2.5), dice.between(0.75, 1.12), dice.around(180))
    sprite = Sprite(pose)
    small_animals.spread_frog(dice, sprite)
    ground = Picture(dice.pick((scenes.pond, scenes.leafage, scenes.studio))(dice), dice)
    if dice.chance(0.5):
        leaf = Sprite(Pose(16 + dice.around(4), 16 + dice.around(4)))
        colour = dice.colour((0.2, 0.4), (0.3, 0.6), (0.3, 0.7))
        leaf.oval(0, 0, dice.between(11, 17), dice.between(8, 13), colour, dice.around(90))
        ground.add(leaf, 0.85)
    return _show(dice, ground.pixels, sprite).pixels


def bird(dice: Dice) -> Pixels:
    """Perched, wading, swimming, flying, or its head."""
    kind = dice.pick(
        ("perched", "perched", "ground", "wading", "swimming", "flying", "flying", "gliding", "gliding", "head")
    )
    if kind == "perched":
        return _perched(dice)
    if kind == "ground":
        return _on_feet(dice, small_animals.perched_bird, (*LAND, scenes.pond), 11, 8)
    if kind == "wading":
        return _on_feet(dice, small_animals.wading_bird, (*LAND, scenes.pond), 13, 6)
    if kind == "swimming":
        return _swimming(dice)
    if kind == "head":
        return _head(dice, small_animals.bird_head, ANY)
    return _in_flight(dice, small_animals.flying_bird if kind == "flying" else small_animals.gliding_bird)


def _perched(dice: Dice) -> Pixels:
    scale, y = dice.between(0.75, 1.08), dice.between(23, 27)
    sprite = Sprite(Pose(16, y - 11 * scale, scale, dice.around(14), dice.around(0.12), dice.chance(0.5)))
    small_animals.perched_bird(dice, sprite)
    places = (scenes.leafage, scenes.leafage, scenes.sky, scenes.wood, scenes.studio, scenes.meadow)
    shown = Picture(_apart(dice.pick(places)(dice), sprite), dice)
    branch = Sprite(Pose(0, 0))
    scenes.twig(dice, branch, y + 0.5)
    shown.add(branch, halo=0.1)
    shown.add(sprite)
    return shown.pixels


def _swimming(dice: Dice) -> Pixels:
    scale, y = dice.between(0.75, 1.1), dice.between(20, 25)
    sprite = Sprite(Pose(16 + dice.around(3), y - 6 * scale, scale, 0, dice.around(0.15), dice.chance(0.5)))
    small_animals.swimming_bird(dice, sprite)
    background = scenes.pond(dice) if dice.chance(0.5) else scenes.sea(dice, int(dice.between(6, 14)))
    shown = Picture(_apart(background, sprite), dice)
    shown.mirror(sprite, y)
    shown.add(sprite)
    return shown.pixels


def _in_flight(dice: Dice, draw: Draw) -> Pixels:
    turn = dice.around(25) if draw is small_animals.flying_bird else dice.around(60)
    pose = Pose(16 + dice.around(2.5), 16 + dice.around(3), dice.between(0.68, 1.05), turn, 0, dice.chance(0.5))
    sprite = Sprite(pose)
    draw(dice, sprite)
    return _show(dice, _air(dice), sprite).pixels


def _air(dice: Dice) -> Pixels:
    """What is behind something that flies: mostly sky, at times the land or the sea below it."""
    place = dice.pick((scenes.sky, scenes.sky, scenes.sky, scenes.meadow, scenes.beach, scenes.leafage, scenes.studio))
    return place(dice)


# --- vehicles -------------------------------------------------------------------------------------------------------


def _light(dice: Dice) -> tuple[float, float, float]:
    return dice.around(0.7), -0.8, dice.between(0.2, 0.7)


def airplane(dice: Dice) -> Pixels:
    """In flight, seen from any side, or on the ground."""
    draw = dice.pick(airplanes.AIRPLANES)
    parked = draw is not airplanes.jet and dice.chance(0.25)
    if parked:
        solid = Solid(dice.around(50), dice.between(3, 16), 0, _light(dice))
    elif dice.chance(0.4):
        solid = Solid(dice.around(180), dice.between(35, 85), dice.around(15), _light(dice))
    else:
        solid = Solid(dice.around(48), dice.between(-25, 30), dice.pick((-1, 1)) * dice.between(7, 30), _light(dice))
    draw(dice, solid)
    x, y = 16 + dice.around(2), dice.between(21, 24) if parked else 16 + dice.around(3)
    scale = dice.between(0.75, 1.08)
    sprite = Sprite(Pose(x, y, scale, dice.around(2 if parked else 22), 0, dice.chance(0.5)))
    solid.paint(sprite)
    if not parked:
        return _show(dice, _air(dice), sprite).pixels
    return _show(
        dice, dice.pick((scenes.runway, scenes.runway, scenes.meadow))(dice), sprite, (x, y + 4 * scale, 11)
    ).pixels


def _on_wheels(dice: Dice, draw: Callable[[Dice, Solid], None], turn: float) -> Pixels:
    solid = Solid(dice.around(turn), dice.between(1, 20), 0, _light(dice))
    draw(dice, solid)
    scale = dice.between(0.7, 1.06)
    x, y = 16 + dice.around(2.5), dice.between(24.5, 29)
    sprite = Sprite(Pose(x, y - 5.8 * scale, scale, dice.around(4), 0, dice.chance(0.5)))
    solid.paint(sprite)
    shown = _show(dice, dice.pick(STREET)(dice), sprite, (x, y, 12 * scale))
    return _grassy(dice, shown, y + 1, 0.12)


def automobile(dice: Dice) -> Pixels:
    """From the side, the front or the back, on wheels."""
    return _on_wheels(dice, vehicles.automobile, dice.pick((30, 65)))


def truck(dice: Dice) -> Pixels:
    """From the side or half from the front."""
    return _on_wheels(dice, dice.pick(vehicles.TRUCKS), dice.pick((30, 60)))


def ship(dice: Dice) -> Pixels:
    """On the sea, with its reflection and some foam."""
    draw = dice.pick(ships.SHIPS)
    solid = Solid(dice.around(52), dice.between(1, 14), 0, _light(dice))
    draw(dice, solid)
    tall = draw is ships.sailing_boat
    scale, y = dice.between(0.7, 1.1), dice.between(23, 28) if tall else dice.between(20, 27)
    x, flip = 16 + dice.around(2.5), dice.chance(0.5)
    sprite = Sprite(Pose(x, y, scale, dice.around(4), 0, flip))
    solid.paint(sprite)
    horizon = int(dice.between(9, y - 2))
    shown = Picture(_apart(scenes.sea(dice, horizon), sprite), dice)
    shown.mirror(sprite, y + 0.5)
    shown.add(sprite)
    foam = Sprite(Pose(x, y + 0.6))
    half = 13 * scale
    foam.limb(
        [(-half, dice.around(0.5)), (0, 0.4), (half, dice.around(0.5))], (0.4, 1.2, 0.5), shade((0.8, 0.9, 0.95), 1)
    )
    shown.add(foam, dice.between(0.1, 0.6), halo=0)
    return shown.pixels


SUBJECTS: dict[str, Callable[[Dice], Pixels]] = {
    "airplane": airplane,
    "automobile": automobile,
    "bird": bird,
    "cat": cat,
    "deer": deer,
    "dog": dog,
    "frog": frog,
    "horse": horse,
    "ship": ship,
    "truck": truck,
}
