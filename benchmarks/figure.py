"""A line chart as SVG, readable on light and dark pages, without a library."""

from __future__ import annotations

import math
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 64, 120, 40, 48
STYLE = (
    "text{fill:#333}.axis{stroke:#999;fill:none}.guide{stroke-dasharray:4 4}"
    "@media (prefers-color-scheme:dark){text{fill:#ddd}.axis{stroke:#777}}"
)
COLOURS = ("#2f6fab", "#b3541e", "#4b8b3b", "#8454a4", "#a4343a", "#5b6770")


class Line(NamedTuple):
    """One line: its name, its points, and whether it is only a guide."""

    name: str
    points: list[tuple[float, float]]
    guide: bool = False


def chart(title: str, across: str, up: str, lines: list[Line], *, log: bool = False) -> str:
    """Draw the lines; with `log` both axes are logarithmic, so that what is linear has slope one."""
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    scale = (lambda value: math.log2(max(value, 1e-9))) if log else float
    low, high = scale(min(xs)), scale(max(xs))
    bottom, top = (scale(min(ys)), scale(max(ys))) if log else (0.0, 1.05 * max(ys))

    def place(x: float, y: float) -> tuple[float, float]:
        wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return (
            LEFT + wide * (scale(x) - low) / ((high - low) or 1),
            HEIGHT - BOTTOM - tall * (scale(y) - bottom) / ((top - bottom) or 1),
        )

    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} font-family="system-ui, sans-serif" font-size="12">',
        f"<style>{STYLE}</style>",
        f'<text x="{LEFT}" y="22" font-size="14" font-weight="600">{escape(title)}</text>',
        f'<path class="axis" d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across)}</text>',
        f'<text x="{LEFT}" y="{TOP - 4}" text-anchor="end">{escape(up)}</text>',
    ]
    for x in sorted(set(xs)) if log else [min(xs) + (max(xs) - min(xs)) * step / 4 for step in range(5)]:
        at, _ = place(x, max(min(ys), 1e-9))
        out.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{short(x)}</text>')
    for y in [2 ** (bottom + (top - bottom) * step / 4) if log else top * step / 4 for step in range(5)]:
        _, at = place(max(min(xs), 1e-9), y)
        out.append(f'<text x="{LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{short(y)}</text>')
    for number, line in enumerate(lines):
        colour = "#999" if line.guide else COLOURS[number % len(COLOURS)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in line.points))
        kind = ' class="guide"' if line.guide else ""
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{kind}/>')
        at, height = place(*line.points[-1])
        out.append(f'<text x="{at + 6:.1f}" y="{height + 4:.1f}" style="fill:{colour}">{escape(line.name)}</text>')
    return "\n".join([*out, "</svg>", ""])


def short(value: float) -> str:
    """Write a number in few characters."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
