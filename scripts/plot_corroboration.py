"""Draw what comparing costs as a store grows: ``python scripts/plot_corroboration.py MEASURED docs/comparing.svg``.

MEASURED is what `scripts/benchmark_corroboration.py` printed; ``--before`` names what it printed earlier. Both axes are
logarithmic; a dotted line goes up as the claims do.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from pathlib import Path

CLAIMS_A_REPORT = 10
WIDTH, HEIGHT, LEFT, TOP = 420, 300, 64, 56
SPOKEN = 'role="img" aria-labelledby="title desc"'
STYLE = """\
.paper { fill: #fff } .cost { stroke: #a33b00; stroke-width: 3; fill: none } .even { stroke: #777; stroke-dasharray: 3 4 }
.before { stroke: #5b8db8; stroke-width: 2; fill: none }
.grid { stroke: #ddd } text { font: 12px system-ui, sans-serif; fill: #222 } .head { font-weight: 600; font-size: 14px }
.small { font-size: 10px; fill: #555 }
@media (prefers-color-scheme: dark) {
.paper { fill: #16191d } .cost { stroke: #ffb38a } .before { stroke: #6fa3d0 } .even { stroke: #999 } .grid { stroke: #333a42 }
text { fill: #eee } .small { fill: #bbb }
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """How many claims there are, and the seconds of computing that it took so far to compare them all."""

    claims: int
    seconds: float


def measured(lines: Sequence[str]) -> Iterator[Measured]:
    """Yield the steps that the benchmark printed."""
    reports, seconds = 0, 0.0
    for line in lines:
        words = line.replace(",", "").split()
        if len(words) > 3 and words[0].isdecimal() and "." in words[3]:
            seconds += (int(words[0]) - reports) * float(words[3]) / 1000
            reports = int(words[0])
            yield Measured(CLAIMS_A_REPORT * reports, seconds)


@dataclass(frozen=True, slots=True)
class Axes:
    """Both axes in powers of ten, from and up to and including."""

    claims: tuple[int, int]
    seconds: tuple[int, int]

    @staticmethod
    def around(steps: Sequence[Measured]) -> Axes:
        """Return the axes that hold all of these."""
        claims = [log10(step.claims) for step in steps]
        seconds = [log10(step.seconds) for step in steps]
        return Axes((floor(min(claims)), ceil(max(claims))), (floor(min(seconds)), ceil(max(seconds))))

    def at(self, claims: float, seconds: float) -> tuple[float, float]:
        """Return where a point stands in the drawing."""
        right = (log10(claims) - self.claims[0]) / (self.claims[1] - self.claims[0])
        up = (log10(seconds) - self.seconds[0]) / (self.seconds[1] - self.seconds[0])
        return LEFT + right * WIDTH, TOP + (1 - up) * HEIGHT


def drawing(steps: Sequence[Measured], before: Sequence[Measured]) -> str:
    """Return the drawing as an SVG that stands alone, in the colours, light or dark, that its reader prefers."""
    axes, first, last = Axes.around([*steps, *before]), steps[0], steps[-1]
    linear = first.seconds * last.claims / first.claims
    told = (
        f"{first.claims:,} claims took {first.seconds:,.0f} seconds of computing, "
        f"{last.claims:,} claims {last.seconds:,.0f}"
    )
    size = LEFT + WIDTH + 40, TOP + HEIGHT + 60
    side = _text(0, 0, "seconds of computing in all", anchor="middle")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" {SPOKEN}>',
        '<title id="title">What comparing reports takes as the store grows</title>',
        f'<desc id="desc">{told}; in step with the claims it would have been {linear:,.0f}.</desc>',
        f"<style>\n{STYLE}\n</style>",
        f'<rect class="paper" width="{size[0]}" height="{size[1]}"/>',
        _text(12, 20, "Comparing all claims of a store", "head"),
        _text(12, 38, told, "small"),
        *_grid(axes),
        _line(axes.at(first.claims, first.seconds), axes.at(last.claims, linear), "even"),
        *([_curve(axes, before, "before")] if before else []),
        _curve(axes, steps, "cost"),
        _text(
            LEFT + WIDTH / 2,
            TOP + HEIGHT + 38,
            "claims in the store (dotted: in step with them)",
            anchor="middle",
        ),
        f'<g transform="translate(16 {TOP + HEIGHT / 2}) rotate(-90)">{side}</g>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid(axes: Axes) -> Iterator[str]:
    low, high = (10.0**power for power in axes.seconds)
    left, right = (10.0**power for power in axes.claims)
    for power in range(axes.claims[0], axes.claims[1] + 1):
        foot, head = axes.at(10**power, low), axes.at(10**power, high)
        yield _line(foot, head, "grid")
        yield _text(foot[0], foot[1] + 16, f"{10**power:,}", "small", "middle")
    for power in range(axes.seconds[0], axes.seconds[1] + 1):
        start, end = axes.at(left, 10.0**power), axes.at(right, 10.0**power)
        yield _line(start, end, "grid")
        yield _text(start[0] - 6, start[1] + 4, f"{10.0**power:,g}", "small", "end")


def _curve(axes: Axes, steps: Sequence[Measured], name: str) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (axes.at(step.claims, step.seconds) for step in steps))
    return f'<polyline class="{name}" points="{points}"/>'


def _line(start: tuple[float, float], end: tuple[float, float], name: str) -> str:
    return (
        f'<line class="{name}" x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'
    )


def _text(x: float, y: float, words: str, name: str = "", anchor: str = "start") -> str:
    looks = f' class="{name}"' if name else ""
    return f'<text{looks} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def _steps(path: Path) -> list[Measured]:
    return list(measured(path.read_text("utf-8").splitlines()))


def main() -> int:
    """Read what was measured, and write the drawing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measured", type=Path)
    parser.add_argument("drawing", type=Path)
    parser.add_argument("--before", type=Path)
    options = parser.parse_args()
    steps = _steps(options.measured)
    before = _steps(options.before) if options.before else []
    options.drawing.write_text(drawing(steps, before), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
