"""Chance that belongs to an artisan: a number from a seed, an artisan and a count, and from nothing else.

So a year comes out the same however the artisans are shared out over workers, and in whatever order they
are taken. The mixing is SplitMix64 (Steele, Lea & Flood 2014), a counter-based generator that passes the
usual batteries.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
STEP = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def mix(words: npt.ArrayLike) -> Words:
    """Return words of 64 bits, well mixed: each bit of the input moves about half of the output.

    Examples
    --------
    >>> mix(np.uint64(0)).item(), mix(np.uint64(0x9E3779B97F4A7C15)).item()
    (0, 16294208416658607535)
    """
    word = np.asarray(words, dtype=np.uint64)
    with np.errstate(over="ignore"):  # modulo 2**64 is meant
        word = (word ^ (word >> np.uint64(30))) * FIRST
        word = (word ^ (word >> np.uint64(27))) * SECOND
    mixed: Words = word ^ (word >> np.uint64(31))
    return mixed


def keys(seed: int, artisans: int) -> Words:
    """Return the key of each artisan's stream."""
    with np.errstate(over="ignore"):
        numbers = np.arange(1, artisans + 1, dtype=np.uint64) * STEP
        return mix(mix(np.uint64(seed % 2**64)) + numbers)


def uniform(key: npt.ArrayLike, count: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return even numbers from 0 up to, and without, 1.

    Parameters
    ----------
    key
        Of the stream.
    count
        Which number of the stream, from 0.
    """
    with np.errstate(over="ignore"):
        at = (
            np.asarray(key, dtype=np.uint64)
            + (np.asarray(count, dtype=np.uint64) + np.uint64(1)) * STEP
        )
        found: npt.NDArray[np.float64] = (mix(at) >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return found
