"""How carried models of NumPy arrays are packed: safetensors, compressed; names as the bytes of their lines."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load, save


def pack(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """The arrays as one compressed file."""
    return lzma.compress(save(dict(arrays)), preset=9)


def unpack(packed: bytes) -> dict[str, NDArray[Any]]:
    """The arrays that `pack` took."""
    found: dict[str, NDArray[Any]] = load(lzma.decompress(packed))
    return found


def array_of(names: Iterable[str]) -> NDArray[np.uint8]:
    """Names, none of which has a line break, as an array."""
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def names_in(array: NDArray[Any]) -> list[str]:
    """The names that `array_of` took."""
    return array.tobytes().decode().split("\n")
