"""Words as numbers, so that runs of them are compared all at once; the same in every process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]

SEED: Final = 4
"""Words in the shortest run that is looked for in two documents."""

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(29)


def word_numbers(forms: Sequence[str]) -> Numbers:
    """Return a number for each word; two words rarely have the same."""
    return np.fromiter((crc32(form.encode()) for form in forms), np.uint64, len(forms))


def run_numbers(numbers: Numbers, length: int) -> Numbers:
    """Return a number for every so many words in a row, by where they begin."""
    count = max(0, len(numbers) - length + 1)
    mixed = np.zeros(count, np.uint64)
    for place in range(length):
        mixed = mix(mixed + numbers[place : place + count])
    return mixed


def mix(numbers: Numbers) -> Numbers:
    """Return numbers whose every digit hangs on every digit of those given."""
    numbers = (numbers ^ (numbers >> _SHIFT)) * _FACTOR
    return numbers ^ (numbers >> _SHIFT)
