"""Transport compression of the gateway: one stream for the life of a connection, flushed after every message.

zstd is used where the machine has it (Python 3.14's own, or the `zstandard` package); a client asks for it only
then.
"""

import importlib
import zlib
from collections.abc import Callable
from typing import Any

Compress = Callable[[bytes], bytes]


def compressor(kind: str | None) -> Compress | None:
    """Return the function that compresses each message, or None for no compression.

    `kind` is the gateway URL's `compress` parameter; raise LookupError for one that cannot be served.
    """
    if kind is None:
        return None
    if kind == "zlib-stream":
        return _zlib_stream()
    if kind == "zstd-stream":
        return _zstd_stream()
    raise LookupError(kind)


def _zlib_stream() -> Compress:
    stream = zlib.compressobj()
    return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd_stream() -> Compress:
    for name in ("compression.zstd", "zstandard"):
        try:
            module: Any = importlib.import_module(name)
        except ImportError:
            continue
        if name == "zstandard":
            packed = module.ZstdCompressor().compressobj()
            return lambda data: bytes(packed.compress(data) + packed.flush(module.COMPRESSOBJ_FLUSH_BLOCK))
        own = module.ZstdCompressor()
        return lambda data: bytes(own.compress(data, own.FLUSH_BLOCK))
    raise LookupError("zstd-stream")
