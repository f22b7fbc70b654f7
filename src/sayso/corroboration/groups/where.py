"""How far two places are the same, as far as the map or the words tell."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

from sayso.actors.names import normal_words
from sayso.records import Place

NEAR: Final = 30.0
"""Kilometres within which two places may be one: a town and its suburb."""
APART: Final = -20.0
"""Points of what can't be the same, whatever else agrees."""
_EARTH: Final = 6371.0
_ROUGH: Final = frozenset({"country", "region"})


def same_place(one: Place | None, other: Place | None) -> tuple[float, str | None]:
    """Return the points that two are one place, and the reason where something speaks for it."""
    if one is None or other is None:
        return 0.0, None
    if one.geonames is not None and one.geonames == other.geonames:
        return (0.8 if one.precision in _ROUGH else 1.5), f"in {one.name or one.text}"
    if one.country and other.country and one.country != other.country:
        return APART, None
    first, second = set(normal_words(one.text)), set(normal_words(other.text))
    if first and (first <= second or second <= first):
        return 1.0, f"in {one.text}"
    if one.precision in _ROUGH or other.precision in _ROUGH:
        return (0.2 if one.country and one.country == other.country else 0.0), None
    if one.geonames is not None and other.geonames is not None:
        return (0.0, None) if _distance(one, other) <= NEAR else (APART, None)
    return -0.5, None


def _distance(one: Place, other: Place) -> float:
    """Return the kilometres between two places; without coordinates they are taken to be far apart."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 2 * NEAR
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    chord = (
        sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    )
    return 2 * _EARTH * asin(sqrt(chord))
