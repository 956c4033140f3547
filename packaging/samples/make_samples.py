"""Draws the six sample images of "Try with 6 sample images" into backend/samples. Needs Pillow only.

    python packaging/samples/make_samples.py [FOLDER]

Everything is drawn at twice the size and made smaller, which smooths all edges. The random numbers are seeded, so
that the same Pillow draws the same pictures.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

SIZE = (1600, 1067)
QUALITY = 86
W, H = SIZE[0] * 2, SIZE[1] * 2

Colour = tuple[int, int, int]
Stops = Sequence[tuple[float, str]]


# -- colour and light ------------------------------------------------------------------------------------------------


def rgb(colour: str) -> Colour:
    return ImageColor.getrgb(colour)[:3]


def mixed(first: str | Colour, second: str | Colour, share: float) -> Colour:
    """`share` 0 is all of the first colour, 1 all of the second."""
    one = rgb(first) if isinstance(first, str) else first
    two = rgb(second) if isinstance(second, str) else second
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return red, green, blue


def along(stops: Stops, place: float) -> Colour:
    """The colour at `place` of a gradient, eased between its stops."""
    for (start, first), (end, second) in itertools.pairwise(stops):
        if place <= end:
            share = min(max((place - start) / (end - start), 0.0), 1.0)
            return mixed(first, second, share * share * (3 - 2 * share))
    return rgb(stops[-1][1])


def gradient(size: tuple[int, int], stops: Stops) -> Image.Image:
    """From top to bottom."""
    column = Image.new("RGB", (1, size[1]))
    column.putdata([along(stops, y / max(size[1] - 1, 1)) for y in range(size[1])])
    return column.resize(size, Image.Resampling.NEAREST)


def glow(canvas: Image.Image, centre: tuple[float, float], radius: float, colour: str, strength: float) -> None:
    """Light that fades with distance, added to what is there."""
    side = round(radius * 2)
    fade = Image.radial_gradient("L").point(lambda v: round(255 * strength * max(0.0, 1 - v / 181) ** 2.2))
    light = Image.new("RGB", canvas.size)
    light.paste(
        rgb(colour),
        (round(centre[0] - radius), round(centre[1] - radius)),
        fade.resize((side, side), Image.Resampling.BICUBIC),
    )
    canvas.paste(ImageChops.screen(canvas, light))


def disc(canvas: Image.Image, centre: tuple[float, float], radius: float, colour: str, blur: float = 3) -> None:
    mask = Image.new("L", canvas.size)
    x, y = centre
    ImageDraw.Draw(mask).ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    canvas.paste(rgb(colour), mask=mask.filter(ImageFilter.GaussianBlur(blur)))


def mist(canvas: Image.Image, top: float, bottom: float, colour: str, strength: float, rng: Random) -> None:
    """A bank that is thickest at `bottom` and breaks up sideways."""
    height = round(bottom - top)
    fade = Image.new("L", (1, height))
    fade.putdata([round(255 * strength * math.sin(math.pi * (y / height) ** 1.6 / 2) ** 2) for y in range(height)])
    clouds = (
        noise_field((9, 4), rng).resize((W, height), Image.Resampling.BICUBIC).point(lambda v: 130 + v * 125 // 255)
    )
    mask = ImageChops.multiply(fade.resize((W, height)), clouds)
    tail_height = max(round(height * 0.5), 1)
    tail = Image.new("L", (1, tail_height))
    tail.putdata([round(255 * strength * (1 - y / tail_height) ** 2) for y in range(tail_height)])
    canvas.paste(rgb(colour), (0, round(top)), mask)
    below = ImageChops.multiply(
        tail.resize((W, tail_height)), clouds.crop((0, height - 1, W, height)).resize((W, tail_height))
    )
    canvas.paste(rgb(colour), (0, round(top) + height), below)


def noise_field(size: tuple[int, int], rng: Random) -> Image.Image:
    return Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))


def finished(canvas: Image.Image, rng: Random) -> Image.Image:
    """Made smaller, with darker corners and a little grain, which also hides the steps of the gradients."""
    picture = canvas.resize(SIZE, Image.Resampling.LANCZOS)
    corners = Image.radial_gradient("L").resize(SIZE, Image.Resampling.BICUBIC).point(lambda v: max(0, v - 110) // 4)
    picture.paste((8, 8, 18), mask=corners)
    grain = noise_field(SIZE, rng).filter(ImageFilter.GaussianBlur(0.9)).point(lambda v: round(128 + (v - 128) * 0.042))
    return ImageChops.add(picture, Image.merge("RGB", (grain,) * 3), offset=-128)


# -- shapes ------------------------------------------------------------------------------------------------------------


def ridge(
    rng: Random, base: float, height: float, period: float, octaves: int = 5, *, sharp: bool = False
) -> list[float]:
    """A skyline as y for each x: noise in octaves, with pointed summits when `sharp`."""
    line = [0.0] * (W + 1)
    reach = 0.0
    for octave in range(octaves):
        step = period / 2**octave
        weight = 0.5**octave if sharp else 0.42**octave
        reach += weight
        offset = rng.random() * step
        values = [rng.random() for _ in range(int(W / step) + 4)]
        for x in range(W + 1):
            cell, share = divmod((x + offset) / step, 1.0)
            share = share * share * (3 - 2 * share)
            value = values[int(cell)] * (1 - share) + values[int(cell) + 1] * share
            line[x] += weight * (1 - abs(2 * value - 1) if sharp else value)
    return [base - height * value / reach for value in line]


def mask_below(line: Sequence[float]) -> Image.Image:
    mask = Image.new("L", (W, H))
    ImageDraw.Draw(mask).polygon([(0, H), *enumerate(line), (W, H)], fill=255)
    return mask


def ground(canvas: Image.Image, line: Sequence[float], top: str, bottom: str, depth: float = 0.5) -> None:
    """Fill below a skyline, from its highest point on, reaching `bottom` after `depth` of the picture's height."""
    start = max(min(line) / H, 0.0)
    end = min(start + depth, 1.0)
    stops = [(0.0, top), (start, top), (max(end, start + 0.01), bottom), (2.0, bottom)]
    canvas.paste(gradient((W, H), stops), mask=mask_below(line))


def spruce(draw: ImageDraw.ImageDraw, x: float, foot: float, height: float, colour: Colour, rng: Random) -> None:
    tiers = max(6, int(height / 18))
    left, right = [], []
    for tier in range(tiers + 1):
        share = tier / tiers
        reach = height * 0.2 * share**0.85 * rng.uniform(0.75, 1.15) + 1
        y = foot - height * (1 - share * 0.95)
        left += [(x - reach * 0.45, y - height / tiers * 0.3), (x - reach, y)]
        right += [(x + reach * 0.45, y - height / tiers * 0.3), (x + reach, y)]
    draw.polygon([(x, foot - height * 1.04), *right, (x + 3, foot), (x - 3, foot), *reversed(left)], fill=colour)


def forest(
    canvas: Image.Image, line: Sequence[float], colour: str, rng: Random, heights: tuple[float, float], step: float
) -> None:
    draw = ImageDraw.Draw(canvas)
    x = -20.0
    while x < W + 20:
        foot = line[min(max(round(x), 0), W)] + 14
        spruce(
            draw,
            x,
            foot,
            rng.uniform(*heights) * (0.6 + 0.4 * rng.random()),
            mixed(colour, "#000000", rng.uniform(0, 0.14)),
            rng,
        )
        x += rng.uniform(0.4, 1.6) * step


# -- the six pictures ------------------------------------------------------------------------------------------------


def maple_hill(rng: Random) -> Image.Image:
    canvas = gradient((W, H), [(0, "#f2b48a"), (0.3, "#f9d3a6"), (0.5, "#fde6c4"), (1, "#f7c795")])
    sun = (W * 0.27, H * 0.3)
    glow(canvas, sun, H * 0.75, "#ffdca0", 0.75)
    disc(canvas, sun, H * 0.062, "#fff6df", 6)
    hills = [
        (0.52, 0.14, 900, "#eab48a", "#e59a70"),
        (0.6, 0.15, 760, "#de8f63", "#d27750"),
        (0.69, 0.14, 980, "#cf6a47", "#bd5138"),
        (0.79, 0.13, 1200, "#b94a34", "#9a3529"),
    ]
    for base, height, period, top, bottom in hills:
        line = ridge(rng, H * base, H * height, period, 4)
        ground(canvas, line, top, bottom, 0.2)
        leafy_edge(canvas, line, top, bottom, rng)
        mist(canvas, H * (base - 0.02), H * (base + 0.07), "#ffe2bd", 0.42, rng)
    front = [
        H * (0.9 - 0.12 * math.sin(math.pi * (0.12 + 0.9 * x / W)) + 0.01 * math.sin(x / 210)) for x in range(W + 1)
    ]
    ground(canvas, front, "#8e2c25", "#4d1418", 0.26)
    leafy_floor(canvas, front, rng)
    for x, height in ((W * 0.72, H * 0.66), (W * 0.925, H * 0.47), (W * 0.09, H * 0.36)):
        maple(canvas, (x, front[round(x)] + 26), height, sun, rng)
    falling_leaves(canvas, rng)
    glow(canvas, (sun[0] + W * 0.1, sun[1] + H * 0.1), H * 0.9, "#ff9d5c", 0.16)
    return canvas


AUTUMN = ["#6f161d", "#921f22", "#b32c26", "#cc3d29", "#de5630", "#ec7a3c", "#f6a552"]


def leafy_edge(canvas: Image.Image, line: Sequence[float], top: str, bottom: str, rng: Random) -> None:
    """Crowns of far trees along a skyline."""
    draw = ImageDraw.Draw(canvas)
    for _ in range(700):
        x = rng.randrange(W)
        radius = rng.uniform(14, 32)
        y = line[x] + rng.uniform(-4, 70)
        colour = mixed(
            mixed(top, bottom, (y - line[x]) / 160), rng.choice(["#ffcf8c", "#8f2a20", "#e8703c"]), rng.uniform(0, 0.12)
        )
        draw.ellipse((x - radius, y - radius * 0.8, x + radius, y + radius * 0.8), fill=colour)


def leafy_floor(canvas: Image.Image, line: Sequence[float], rng: Random) -> None:
    draw = ImageDraw.Draw(canvas)
    for _ in range(800):
        x = rng.randrange(W)
        depth = rng.random() ** 1.4
        y = line[x] + depth * (H - line[x])
        size = 6 + 16 * depth
        colour = mixed(rng.choice(AUTUMN[:6]), "#4d1418", rng.uniform(0.6, 0.92))
        draw.ellipse((x - size, y - size * 0.34, x + size, y + size * 0.34), fill=colour)


def maple(canvas: Image.Image, foot: tuple[float, float], height: float, sun: tuple[float, float], rng: Random) -> None:
    """Trunk and branches, then leaves in clusters: dark behind, bright where the sun is."""
    twigs: list[tuple[float, float]] = []
    draw = ImageDraw.Draw(canvas)

    def branch(x: float, y: float, angle: float, length: float, width: float) -> None:
        bend = angle + rng.uniform(-0.1, 0.1)
        end = (x + math.sin(bend) * length, y - math.cos(bend) * length)
        side = (math.cos(bend) * width / 2, math.sin(bend) * width / 2)
        tip = (side[0] * 0.68, side[1] * 0.68)
        draw.polygon(
            [
                (x - side[0], y - side[1]),
                (end[0] - tip[0], end[1] - tip[1]),
                (end[0] + tip[0], end[1] + tip[1]),
                (x + side[0], y + side[1]),
            ],
            fill=mixed("#3a1216", "#5a2220", rng.random()),
        )
        if length < height * 0.085:
            twigs.append(end)
            return
        if length < height * 0.2:
            twigs.append(end)
        for turn in (-rng.uniform(0.3, 0.62), rng.uniform(0.3, 0.62), rng.uniform(-0.2, 0.2)):
            branch(*end, angle * 0.92 + turn, length * rng.uniform(0.66, 0.8), width * 0.66)

    branch(*foot, rng.uniform(-0.06, 0.06), height * 0.27, height * 0.05)
    centre = (sum(x for x, _ in twigs) / len(twigs), sum(y for _, y in twigs) / len(twigs))
    to_sun = math.atan2(sun[1] - centre[1], sun[0] - centre[0])
    leaves = []
    for x, y in twigs:
        for _ in range(17):
            away, turn = rng.gauss(0, height * 0.036), rng.uniform(0, math.tau)
            leaf = (x + away * math.cos(turn), y + away * math.sin(turn) * 0.8)
            lit = ((leaf[0] - centre[0]) * math.cos(to_sun) + (leaf[1] - centre[1]) * math.sin(to_sun)) / (height * 0.4)
            leaves.append((lit + rng.gauss(0, 0.34), *leaf))
    leaves.sort()
    for lit, x, y in leaves:
        place = min(max((lit + 1.05) / 2.1, 0.0), 0.999) * (len(AUTUMN) - 1)
        colour = mixed(AUTUMN[int(place)], AUTUMN[int(place) + 1], place % 1)
        size = height * rng.uniform(0.009, 0.018)
        draw.regular_polygon((x, y, size), 5, rotation=rng.randrange(72), fill=colour)


def falling_leaves(canvas: Image.Image, rng: Random) -> None:
    draw = ImageDraw.Draw(canvas)
    for _ in range(70):
        x, y = rng.gauss(W * 0.6, W * 0.22), rng.uniform(H * 0.3, H * 0.95)
        draw.regular_polygon(
            (x, y, rng.uniform(6, 13)), 4, rotation=rng.randrange(90), fill=rgb(rng.choice(AUTUMN[2:]))
        )


def city_at_dusk(rng: Random) -> Image.Image:
    canvas = gradient(
        (W, H),
        [(0, "#2b2358"), (0.25, "#6a3a7c"), (0.45, "#c65b6e"), (0.6, "#f4935f"), (0.72, "#fcc27c"), (1, "#fcc27c")],
    )
    sun = (W * 0.72, H * 0.56)
    glow(canvas, sun, H * 0.8, "#ffb066", 0.8)
    disc(canvas, sun, H * 0.085, "#ffe9b8", 5)
    for _ in range(9):
        cloud(canvas, rng, (rng.uniform(0, W), rng.uniform(H * 0.12, H * 0.5)), rng.uniform(500, 1300), "#ffb38a", 0.32)
    water = round(H * 0.84)
    rows = [
        (0.56, 0.34, (90, 190), "#c9687a", "#f2a673", 0.0),
        (0.45, 0.3, (110, 210), "#863f66", "#cf6f6b", 0.2),
        (0.30, 0.2, (130, 280), "#3a244f", "#6f3a5f", 0.42),
    ]
    for height, spread, widths, top, bottom, lit in rows:
        skyline(canvas, rng, water, (H * (height - spread), H * height), widths, (top, bottom), lit)
        mist(canvas, water - H * 0.16, water, "#ffb27c", 0.3, rng)
    quay = water - 18
    ImageDraw.Draw(canvas).rectangle((0, quay, W, water), fill="#2b1c3f")
    reflected(canvas, water, "#33204f", rng)
    return canvas


def cloud(
    canvas: Image.Image, rng: Random, centre: tuple[float, float], width: float, colour: str, strength: float
) -> None:
    """A long thin cloud of soft streaks."""
    mask = Image.new("L", (W // 4, H // 4))
    draw = ImageDraw.Draw(mask)
    for _ in range(14):
        x, y = rng.gauss(centre[0], width * 0.3) / 4, rng.gauss(centre[1], 16) / 4
        length, height = rng.uniform(0.15, 0.5) * width / 4, rng.uniform(1.5, 5)
        draw.ellipse((x - length, y - height, x + length, y + height), fill=round(255 * strength * rng.uniform(0.4, 1)))
    canvas.paste(rgb(colour), mask=mask.filter(ImageFilter.GaussianBlur(5)).resize((W, H), Image.Resampling.BICUBIC))


def skyline(
    canvas: Image.Image,
    rng: Random,
    foot: int,
    heights: tuple[float, float],
    widths: tuple[int, int],
    colours: tuple[str, str],
    lit: float,
) -> None:
    """One row of towers, each with a roof of its own and some windows lit."""
    draw = ImageDraw.Draw(canvas)
    facade = gradient((W, H), [(0, colours[0]), (0.35, colours[0]), (foot / H, colours[1]), (2, colours[1])])
    x = -rng.uniform(0, widths[0])
    while x < W:
        width = rng.uniform(*widths)
        middle = math.exp(-(((x + width / 2) / W - 0.34) ** 2) / 0.06)
        top = foot - rng.uniform(*heights) * (0.45 + 0.55 * middle)
        box = (round(x), round(top), round(x + width), foot)
        mask = Image.new("L", (W, H))
        shape = ImageDraw.Draw(mask)
        shape.rectangle(box, fill=255)
        roof = rng.random()
        if roof < 0.3:
            shape.rectangle((x + width * 0.2, top - width * 0.3, x + width * 0.8, top), fill=255)
        elif roof < 0.5:
            shape.polygon([(x, top), (x + width / 2, top - width * 0.55), (x + width, top)], fill=255)
        if roof < 0.4:
            shape.rectangle((x + width / 2 - 2, top - width * 0.95, x + width / 2 + 2, top), fill=255)
        canvas.paste(facade, mask=mask)
        draw.rectangle((box[0], box[1], box[0] + width * 0.16, foot), fill=mixed(colours[0], "#000000", 0.14))
        column, row = width * 0.84 / max(3, round(width / 40)), 44
        for line in range(int((foot - top - 50) / row)):
            for cell in range(round(width * 0.84 / column)):
                if rng.random() < lit * (0.75 if line % 7 else 0.2):
                    left, up = x + width * 0.16 + (cell + 0.28) * column, top + 30 + line * row
                    glass = mixed("#ffd98a", rng.choice(["#ffb45e", "#fff0c4", "#ff9a5c"]), rng.random())
                    draw.rectangle((left, up, left + column * 0.42, up + 20), fill=mixed(colours[1], glass, 0.35 + lit))
        x += width + rng.choice([0, 0, 6, 22])


def reflected(canvas: Image.Image, water: int, colour: str, rng: Random) -> None:
    """Mirror what is above `water`, squeezed, rippled and darkened."""
    depth = H - water
    above = canvas.crop((0, water - depth * 2, W, water)).transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((W, depth))
    above = above.filter(ImageFilter.GaussianBlur(5))
    above = Image.blend(above, gradient((W, depth), [(0, mixed_hex(colour, "#ffffff", 0.12)), (1, colour)]), 0.45)
    y = 0
    while y < depth:
        band = round(3 + y / depth * 9)
        shift = round(rng.gauss(0, 4 + 14 * y / depth))
        strip = above.crop((0, y, W, min(y + band, depth)))
        canvas.paste(ImageChops.offset(strip, shift, 0), (0, water + y))
        y += band


def mixed_hex(first: str, second: str, share: float) -> str:
    return "#{:02x}{:02x}{:02x}".format(*mixed(first, second, share))


def misty_mountains(rng: Random) -> Image.Image:
    canvas = gradient((W, H), [(0, "#7fae98"), (0.3, "#b4d2b8"), (0.55, "#e2eccf"), (1, "#e2eccf")])
    sun = (W * 0.6, H * 0.25)
    glow(canvas, sun, H * 0.7, "#fffbe0", 0.8)
    disc(canvas, sun, H * 0.07, "#fffdf0", 8)
    ranges = [
        (0.62, 0.34, 1300, "#a9cdb4", "#bcd9bd"),
        (0.7, 0.33, 1050, "#84b59b", "#9cc6a8"),
        (0.78, 0.3, 900, "#5d9880", "#79ad90"),
        (0.86, 0.26, 1150, "#3d7a66", "#568f76"),
    ]
    for base, height, period, top, bottom in ranges:
        line = ridge(rng, H * base, H * height, period, 6, sharp=True)
        ground(canvas, line, top, bottom, 0.3)
        if base > 0.75:
            forest(canvas, line, top, rng, (30, 70) if base < 0.8 else (60, 120), 26)
        mist(canvas, H * (base - 0.14), H * base, "#eef4dd", 0.72, rng)
    line = ridge(rng, H * 0.97, H * 0.16, 1700, 4)
    ground(canvas, line, "#2f6858", "#1c4a40", 0.25)
    forest(canvas, line, "#2c6353", rng, (120, 230), 40)
    front = ridge(rng, H * 1.03, H * 0.14, 1500, 4)
    mist(canvas, H * 0.84, H * 0.93, "#bcdcc6", 0.45, rng)
    ground(canvas, front, "#17443b", "#0f2f2b", 0.2)
    forest(canvas, front, "#17443b", rng, (200, 420), 80)
    birds(canvas, rng, (W * 0.3, H * 0.2), "#3d6f60")
    return canvas


def birds(canvas: Image.Image, rng: Random, centre: tuple[float, float], colour: str) -> None:
    draw = ImageDraw.Draw(canvas)
    for _ in range(9):
        x, y = rng.gauss(centre[0], 170), rng.gauss(centre[1], 60)
        wing = rng.uniform(18, 34)
        for side in (-1, 1):
            bow = [
                (x + side * wing * t, y - wing * 0.5 * math.sin(t * 2.3) + wing * 0.1 * t)
                for t in (i / 8 for i in range(9))
            ]
            draw.line(bow, fill=colour, width=5, joint="curve")


def desert_dunes(rng: Random) -> Image.Image:
    canvas = gradient((W, H), [(0, "#e58a5b"), (0.25, "#f2ad78"), (0.48, "#fbd5a5"), (1, "#fbd5a5")])
    sun = (W * 0.71, H * 0.29)
    glow(canvas, sun, H * 0.8, "#ffe0ae", 0.75)
    disc(canvas, sun, H * 0.088, "#fff1d2", 6)
    far = ridge(rng, H * 0.56, H * 0.12, 1500, 5, sharp=True)
    ground(canvas, far, "#e6a37a", "#efb98d", 0.16)
    mist(canvas, H * 0.46, H * 0.56, "#fbdcb2", 0.6, rng)
    dunes = [
        (0.585, 0.05, 0.30, "#f3b27c", "#d98a5c", "#e89d68"),
        (0.66, 0.085, 0.68, "#eea468", "#c26f48", "#d9854f"),
        (0.77, 0.12, 0.36, "#e58f54", "#a85536", "#c66c3f"),
        (0.95, 0.2, 0.66, "#d97b45", "#7f3a2a", "#a84f31"),
    ]
    for base, height, summit, lit, shade, foot in dunes:
        dune(canvas, rng, (H * base, H * height, summit), (lit, shade, foot))
    caravan(canvas, (W * 0.2, H * 0.622), "#6f3527")
    return canvas


def dune(canvas: Image.Image, rng: Random, place: tuple[float, float, float], colours: tuple[str, str, str]) -> None:
    """A long back with a crest; from the crest a winding edge falls to the front, with the shadow on its left."""
    base, height, summit = place
    lit, shade, foot = colours
    wave = [rng.uniform(0, math.tau) for _ in range(3)]

    def y_at(x: float) -> float:
        away = (x / W - summit) / 0.34
        back = math.exp(-(abs(away) ** 1.7))
        swell = 0.22 * math.sin(x / 640 + wave[0]) + 0.1 * math.sin(x / 290 + wave[1])
        return base - height * (0.92 * back + swell * (1 - back * 0.7))

    line = [y_at(x) for x in range(W + 1)]
    ground(canvas, line, lit, foot, 0.3)
    ripples(canvas, line, rng, foot)
    crest = round(summit * W)
    drop = (H - line[crest]) if base > 0.9 * H else height * 2.6
    edge = []
    for step in range(101):
        t = step / 100
        x = crest + (0.05 * math.sin(t * 4.2 + wave[2]) - 0.1 * t) * W * (0.4 + t)
        edge.append((x - math.sin(wave[2]) * 0.02 * W, line[crest] + drop * t**1.15))
    edge[0] = (crest, line[crest])
    left = max(0, crest - round(W * 0.42))
    mask = Image.new("L", (W, H))
    ImageDraw.Draw(mask).polygon([*edge, (left, edge[-1][1]), *((x, line[x]) for x in range(left, crest))], fill=255)
    fade = Image.new("L", (W, 1))
    fade.putdata([round(255 * min(max((x - left) / (crest - left), 0.0), 1.0) ** 1.3) for x in range(W)])
    down = Image.new("L", (1, H))
    down.putdata([round(255 * max(0.0, min(1.0, 1 - (y - line[crest]) / drop)) ** 0.8) for y in range(H)])
    mask = ImageChops.multiply(ImageChops.multiply(mask, fade.resize((W, H))), down.resize((W, H)))
    mask = ImageChops.multiply(mask, mask_below(line))
    canvas.paste(rgb(shade), mask=mask)


def ripples(canvas: Image.Image, line: Sequence[float], rng: Random, colour: str) -> None:
    """Fine wind lines along the slope."""
    mask = Image.new("L", (W, H))
    draw = ImageDraw.Draw(mask)
    phase = rng.uniform(0, 6)
    for number in range(26):
        drop = 22 + number * (14 + number * 0.9)
        curve = [(x, line[x] + drop + 7 * math.sin(x / 90 + number * 0.7 + phase)) for x in range(0, W + 1, 16)]
        draw.line(curve, fill=max(16, 60 - number * 2), width=3)
    canvas.paste(
        mixed(colour, "#5a2415", 0.35),
        mask=ImageChops.multiply(mask.filter(ImageFilter.GaussianBlur(3)), mask_below(line)),
    )


def caravan(canvas: Image.Image, start: tuple[float, float], colour: str) -> None:
    draw = ImageDraw.Draw(canvas)
    for number in range(5):
        x, y, s = start[0] + number * 92, start[1] + math.sin(number) * 3, 1.0
        draw.ellipse((x - 20 * s, y - 34 * s, x + 20 * s, y - 16 * s), fill=colour)
        draw.ellipse((x - 9 * s, y - 45 * s, x + 9 * s, y - 22 * s), fill=colour)
        draw.line([(x + 17, y - 26), (x + 27, y - 34), (x + 30, y - 46)], fill=colour, width=6, joint="curve")
        draw.ellipse((x + 25, y - 51, x + 40, y - 42), fill=colour)
        for leg in (-15, -9, 9, 15):
            draw.line([(x + leg, y - 22), (x + leg + (2 if leg > 0 else -2), y)], fill=colour, width=4)


def sea_at_dawn(rng: Random) -> Image.Image:
    canvas = gradient((W, H), [(0, "#1f6f86"), (0.22, "#4d9aa0"), (0.4, "#a8c9b4"), (0.54, "#f5e2b8"), (1, "#f5e2b8")])
    horizon = round(H * 0.56)
    sun = (W * 0.42, H * 0.5)
    glow(canvas, sun, H * 0.75, "#fff0c0", 0.85)
    disc(canvas, sun, H * 0.07, "#fffbe6", 6)
    for _ in range(11):
        cloud(canvas, rng, (rng.uniform(0, W), rng.uniform(H * 0.14, H * 0.44)), rng.uniform(500, 1300), "#ffeccd", 0.4)
    head = [y + max(0.0, (W * 0.76 - x) / W) * 900 for x, y in enumerate(ridge(rng, horizon + 4, H * 0.1, 1100, 5))]
    ground(canvas, head, "#5f9a98", "#8fb9a8", 0.1)
    sea = gradient((W, H - horizon), [(0, "#c5d5b4"), (0.1, "#7fb5a8"), (0.4, "#2f8088"), (1, "#0b4054")])
    canvas.paste(sea, (0, horizon))
    glitter(canvas, sun[0], horizon, rng)
    waves(canvas, horizon, rng)
    sailing_boat(canvas, (W * 0.66, horizon + H * 0.045), 250)
    birds(canvas, rng, (W * 0.24, H * 0.24), "#2f6a78")
    return canvas


def glitter(canvas: Image.Image, x_sun: float, horizon: int, rng: Random) -> None:
    light = Image.new("L", (W, H))
    draw = ImageDraw.Draw(light)
    for _ in range(2600):
        depth = rng.random() ** 1.5
        y = horizon + depth * (H - horizon)
        x = rng.gauss(x_sun, 60 + 340 * depth)
        length, height = 10 + 90 * depth * rng.random(), 1 + 5 * depth
        draw.ellipse(
            (x - length, y - height, x + length, y + height), fill=round(rng.uniform(60, 230) * (1 - 0.55 * depth))
        )
    canvas.paste(rgb("#fff3cf"), mask=light.filter(ImageFilter.GaussianBlur(2.5)))


def waves(canvas: Image.Image, horizon: int, rng: Random) -> None:
    """Swells that grow towards the viewer, each lit along its back."""
    for number in range(6):
        share = (number + 1) / 6
        base = horizon + (H - horizon) * share**1.7 * 0.86
        swell = [
            base
            - (6 + 46 * share)
            * (
                math.sin(x / (220 + 560 * share) + number * 1.9)
                + 0.35 * math.sin(x / (90 + 210 * share) + number * 3.1)
            )
            for x in range(W + 1)
        ]
        veil = gradient((W, H), [(0, "#5aa5a2"), (0.55, "#5aa5a2"), (1, "#06344a")])
        fade = Image.new("L", (1, H))
        fade.putdata([round(max(0.0, 1 - abs(y - base) / (70 + 260 * share)) * 170) for y in range(H)])
        canvas.paste(veil, mask=ImageChops.multiply(mask_below(swell), fade.resize((W, H))))
        crest = Image.new("L", (W, H))
        ImageDraw.Draw(crest).line(list(enumerate(swell)), fill=round(70 + 60 * share), width=round(3 + 5 * share))
        canvas.paste(rgb("#d7ecd8"), mask=crest.filter(ImageFilter.GaussianBlur(2 + 2 * share)))


def sailing_boat(canvas: Image.Image, foot: tuple[float, float], height: float) -> None:
    x, y = foot
    draw = ImageDraw.Draw(canvas)
    draw.polygon([(x - 6, y - height), (x - 6, y - 26), (x - height * 0.4, y - 26)], fill="#f8eedb")
    draw.polygon([(x + 4, y - height * 0.86), (x + 4, y - 26), (x + height * 0.3, y - 30)], fill="#e7d3b5")
    draw.line([(x, y - height - 8), (x, y - 20)], fill="#2b4a52", width=6)
    draw.polygon(
        [
            (x - height * 0.42, y - 22),
            (x + height * 0.42, y - 22),
            (x + height * 0.3, y + 10),
            (x - height * 0.3, y + 10),
        ],
        fill="#20414d",
    )
    shade = Image.new("L", (W, H))
    ImageDraw.Draw(shade).polygon(
        [(x - height * 0.36, y + 12), (x + height * 0.36, y + 12), (x + 20, y + height * 0.8)], fill=70
    )
    canvas.paste(rgb("#123a48"), mask=shade.filter(ImageFilter.GaussianBlur(12)))


def winter_night(rng: Random) -> Image.Image:
    canvas = gradient((W, H), [(0, "#0a1030"), (0.35, "#142a5c"), (0.6, "#2f5a8f"), (0.75, "#6d9cc0"), (1, "#6d9cc0")])
    stars(canvas, rng)
    northern_lights(canvas, rng)
    moon = (W * 0.76, H * 0.2)
    glow(canvas, moon, H * 0.5, "#bcd4ff", 0.55)
    disc(canvas, moon, H * 0.055, "#f4f7ff", 4)
    water = round(H * 0.8)
    for base, height, period, top, bottom, snow in (
        (0.74, 0.36, 1500, "#4a6f9f", "#7fa5c8", "#c9dcf2"),
        (0.79, 0.27, 1050, "#27497a", "#4d76a3", "#dce9f8"),
    ):
        line = ridge(rng, H * base, H * height, period, 7, sharp=True)
        ground(canvas, line, top, bottom, 0.3)
        snow_on(canvas, line, snow, rng)
        mist(canvas, H * (base - 0.09), H * base, "#a9c6e2", 0.5, rng)
    shore = ridge(rng, water + 4, H * 0.05, 1300, 4)
    ground(canvas, shore, "#122544", "#0d1c38", 0.1)
    forest(canvas, shore, "#0e2140", rng, (90, 190), 34)
    ImageDraw.Draw(canvas).rectangle((0, water, W, H), fill="#0d1c38")
    reflected(canvas, water, "#0c1a3a", rng)
    cabin(canvas, (W * 0.24, water - 8))
    return canvas


def stars(canvas: Image.Image, rng: Random) -> None:
    light = Image.new("L", (W, H))
    draw = ImageDraw.Draw(light)
    for _ in range(900):
        x, y = rng.uniform(0, W), H * 0.62 * rng.random() ** 1.3
        radius = 1.2 + 2.6 * rng.random() ** 6
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius),
            fill=round(rng.uniform(70, 255) * (1 - 0.9 * y / (H * 0.66))),
        )
    canvas.paste(rgb("#eef4ff"), mask=light)


def northern_lights(canvas: Image.Image, rng: Random) -> None:
    """Curtains: short upright rays along a winding line, blurred upwards."""
    for colour, height, strength in (("#4fe3b0", 0.3, 0.5), ("#6ad0ff", 0.24, 0.3)):
        light = Image.new("L", (W // 4, H // 4))
        draw = ImageDraw.Draw(light)
        phase, slope = rng.uniform(0, 6), rng.uniform(-0.04, 0.06)
        for x in range(W // 4):
            t = x * 4 / W
            foot = H / 4 * (0.42 + 0.07 * math.sin(t * 5 + phase) + 0.03 * math.sin(t * 13 + phase * 2) + slope * t)
            reach = H / 4 * height * (0.6 + 0.4 * math.sin(t * 9 + phase)) * (0.8 + 0.2 * math.sin(x * 0.31))
            power = (
                255 * strength * (0.5 + 0.5 * math.sin(t * 3.6 + phase)) * (0.75 + 0.25 * math.sin(x * 0.17 + phase))
            )
            for step in range(12):
                up = foot - reach * step / 12
                draw.line([(x, up), (x, up - reach / 12)], fill=round(power * (1 - step / 12) ** 1.4))
        mask = light.filter(ImageFilter.GaussianBlur(7)).resize((W, H), Image.Resampling.BICUBIC)
        canvas.paste(
            ImageChops.screen(canvas, Image.composite(Image.new("RGB", (W, H), colour), Image.new("RGB", (W, H)), mask))
        )


def snow_on(canvas: Image.Image, line: Sequence[float], colour: str, rng: Random) -> None:
    """Snow on the moon's side of each summit, thinning out downwards in teeth."""
    mask = Image.new("L", (W, H))
    draw = ImageDraw.Draw(mask)
    top, bottom = min(line), max(line)
    limit = top + (bottom - top) * 0.8
    tooth = ridge(rng, 0, 150, 150, 4, sharp=True)
    for x in range(W):
        slope = (line[min(x + 60, W)] - line[max(x - 60, 0)]) / 120
        lit = min(max(0.5 + slope * 1.4, 0.18), 1.0)
        depth = (limit - line[x]) * 0.62 + tooth[x]
        if depth > 0:
            draw.line([(x, line[x]), (x, line[x] + depth)], fill=round(240 * lit))
    canvas.paste(rgb(colour), mask=mask.filter(ImageFilter.GaussianBlur(2.5)))


def cabin(canvas: Image.Image, foot: tuple[float, float]) -> None:
    x, y = foot
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((x - 60, y - 66, x + 60, y), fill="#1b1626")
    draw.polygon([(x - 84, y - 60), (x, y - 128), (x + 84, y - 60)], fill="#dfe9f6")
    draw.polygon([(x - 62, y - 60), (x, y - 108), (x + 62, y - 60)], fill="#241c30")
    draw.rectangle((x + 34, y - 132, x + 50, y - 84), fill="#241c30")
    draw.rectangle((x - 40, y - 46, x - 8, y - 16), fill="#ffd27a")
    draw.rectangle((x + 14, y - 48, x + 42, y), fill="#ffb95e")
    glow(canvas, (x, y - 30), 260, "#ffb45a", 0.5)
    light = Image.new("L", (W, H))
    ImageDraw.Draw(light).polygon([(x - 40, y + 14), (x + 42, y + 14), (x + 60, y + 240), (x - 64, y + 240)], fill=70)
    canvas.paste(rgb("#ffb45a"), mask=light.filter(ImageFilter.GaussianBlur(16)))


PICTURES: list[tuple[str, Callable[[Random], Image.Image]]] = [
    ("01 Maple hill", maple_hill),
    ("02 City at dusk", city_at_dusk),
    ("03 Misty mountains", misty_mountains),
    ("04 Desert dunes", desert_dunes),
    ("05 Sea at dawn", sea_at_dawn),
    ("06 Winter night", winter_night),
]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "backend" / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, draw) in enumerate(PICTURES):
        path = folder / f"{name}.jpg"
        rng = Random(1_700 + number)  # noqa: S311  # for pictures, not for secrets
        finished(draw(rng), rng).save(path, quality=QUALITY, optimize=True, progressive=True)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
