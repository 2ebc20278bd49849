"""Find what unpacks to much more than it is: pages that would bring a reader's program to a stop."""

import zlib
from typing import Any

from pikepdf import Name, Pdf, Stream

from iomdesk.reading.intake.taken import Limits

_MOST_UNPACKED = 256 * 1024 * 1024
_BEST_RATIO = 1032  # of deflate (RFC 1951): a shorter stream cannot hold more
_STEP = 1024 * 1024


def unpacks_too_far(pdf: Pdf, limits: Limits) -> bool:
    """Say whether a stream or an image of a file is larger, unpacked, than anything people print."""
    return any(_is_too_far(one, limits) for one in pdf.objects if isinstance(one, Stream))


def _is_too_far(stream: Any, limits: Limits) -> bool:
    if stream.get("/Subtype") == Name.Image:
        return _whole(stream.get("/Width")) * _whole(stream.get("/Height")) > limits.pixels
    if stream.get("/Filter") != Name.FlateDecode:
        return False
    length = _whole(stream.get("/Length"))
    return length * _BEST_RATIO > _MOST_UNPACKED and _unpacked_size(stream.read_raw_bytes()) > _MOST_UNPACKED


def _unpacked_size(data: bytes) -> int:
    """Unpack piece by piece, and stop as soon as it is too much."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while data and size <= _MOST_UNPACKED:
            size += len(unpacker.decompress(data, _STEP))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return size
    return size


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0
