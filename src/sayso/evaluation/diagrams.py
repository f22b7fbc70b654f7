"""The reliability diagram: how many attributions of each score are right, as a small SVG."""

from __future__ import annotations

from typing import Final

from sayso.evaluation.calibration import Bin, Calibration

_SIDE: Final = 300
"""The square of both axes from 0 to 1, in units of the drawing."""

_LEFT: Final = 56
_TOP: Final = 52

_SPOKEN: Final = 'role="img" aria-labelledby="title desc"'

_STYLE: Final = """\
.paper { fill: #fff } .bar { fill: #5b8db8 } .said { stroke: #a33b00; stroke-width: 3 }
.even { stroke: #777; stroke-dasharray: 3 4 } .grid { stroke: #ddd } .axis { stroke: #555 }
text { font: 12px system-ui, sans-serif; fill: #222 } .head { font-weight: 600; font-size: 14px }
.small { font-size: 10px; fill: #555 }
@media (prefers-color-scheme: dark) {
.paper { fill: #16191d } .bar { fill: #6fa3d0 } .said { stroke: #ffb38a } .even { stroke: #999 }
.grid { stroke: #333a42 } .axis { stroke: #aaa } text { fill: #eee } .small { fill: #bbb }
}"""


def reliability_diagram(calibration: Calibration) -> str:
    """Return the diagram as an SVG that stands alone, in the colours, light or dark, that its reader prefers.

    A bar for each bin shows the share right, a line across it the mean score, and a number below it how many
    attributions there are; the dotted line is where scores would be the shares right.
    """
    width, height = _LEFT + _SIDE + 24, _TOP + _SIDE + 100
    filled = [one for one in calibration.bins if one.number]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {_SPOKEN}>',
        '<title id="title">Reliability of the scores of attributions</title>',
        f'<desc id="desc">{_described(calibration, filled)}</desc>',
        f"<style>\n{_STYLE}\n</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        _text(12, 20, "Reliability of scores", "head"),
        _text(12, 38, _summary(calibration), "small"),
        *(_grid(step / 5) for step in range(6)),
        *(_bar(one) for one in filled),
        _line((0, 0), (1, 1), "even"),
        *(_line((one.low, one.mean_score), (one.high, one.mean_score), "said") for one in filled),
        _line((0, 0), (1, 0), "axis"),
        *(
            _text(_x((one.low + one.high) / 2), _y(0) + 32, f"{one.number}", "small", "middle")
            for one in filled
        ),
        _text(_x(0.5), _y(0) + 52, "score (and how many attributions have it)", anchor="middle"),
        f'<g transform="translate(16 {_y(0.5)}) rotate(-90)">{_text(0, 0, "share right", anchor="middle")}</g>',
        *_legend(_y(0) + 76),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _summary(calibration: Calibration) -> str:
    return (
        f"{calibration.number} attributions, calibration error {calibration.ece:.3f}, "
        f"Brier score {calibration.brier:.3f}"
    )


def _described(calibration: Calibration, filled: list[Bin]) -> str:
    bins = "; ".join(
        f"scores from {one.low:.1f} to {one.high:.1f}: {one.number}, mean score {one.mean_score:.2f}, "
        f"share right {one.share_right:.2f}"
        for one in filled
    )
    return f"{_summary(calibration)}. {bins or 'nothing was found'}."


def _grid(at: float) -> str:
    return "\n".join(
        [
            _line((0, at), (1, at), "grid"),
            _text(_LEFT - 6, _y(at) + 4, f"{at:.1f}", "small", "end"),
            _text(_x(at), _y(0) + 16, f"{at:.1f}", "small", "middle"),
        ]
    )


def _bar(one: Bin) -> str:
    left, top = _x(one.low) + 1, _y(one.share_right)
    size = f'width="{_x(one.high) - _x(one.low) - 2:g}" height="{_y(0) - top:g}"'
    return f'<rect class="bar" x="{left:g}" y="{top:g}" {size}/>'


def _legend(y: float) -> list[str]:
    return [
        f'<rect class="bar" x="{_LEFT}" y="{y - 10:g}" width="14" height="12"/>',
        _text(_LEFT + 20, y, "share right"),
        f'<line class="said" x1="{_LEFT + 110}" y1="{y - 4:g}" x2="{_LEFT + 130}" y2="{y - 4:g}"/>',
        _text(_LEFT + 136, y, "mean score"),
        f'<line class="even" x1="{_LEFT + 226}" y1="{y - 4:g}" x2="{_LEFT + 246}" y2="{y - 4:g}"/>',
        _text(_LEFT + 252, y, "ideal"),
    ]


def _line(start: tuple[float, float], end: tuple[float, float], name: str) -> str:
    """Return a line between two points on the axes, each from 0 to 1."""
    return (
        f'<line class="{name}" x1="{_x(start[0]):g}" y1="{_y(start[1]):g}" '
        f'x2="{_x(end[0]):g}" y2="{_y(end[1]):g}"/>'
    )


def _text(x: float, y: float, words: str, name: str = "", anchor: str = "start") -> str:
    looks = f' class="{name}"' if name else ""
    return f'<text{looks} x="{x:g}" y="{y:g}" text-anchor="{anchor}">{words}</text>'


def _x(score: float) -> float:
    return _LEFT + score * _SIDE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIDE
