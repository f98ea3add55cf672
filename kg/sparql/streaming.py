"""Run a query on an index in a process of its own, and pass on what it writes as it comes."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from kg.sparql.query_process import COMMAND, Asked, Begun, Kind
from kg.sparql.running import ended_early, refuse_wrong, to_process
from kg.store.guard import took_too_long

# How much is read at a time; the process waits when twice that isn't taken.
CHUNK = 1 << 16


class Found:
    """An answer that is being written."""

    def __init__(self, process: Process, kind: Kind) -> None:
        self.kind = kind
        self._process = process

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the answer in pieces, all but the last one of 64 KiB.

        Raises :class:`~kg.errors.QueryStopped` where the process ends before its answer does.
        """
        assert self._process.stdout
        piece = b""
        while more := await self._process.stdout.read(CHUNK - len(piece)):
            piece += more
            if len(piece) == CHUNK:
                yield piece
                piece = b""
        if await self._process.wait():
            raise ended_early()
        yield piece


@asynccontextmanager
async def finding(asked: Asked) -> AsyncIterator[Found]:
    """Give what a query finds; the process is ended when the block is left, or its seconds are over.

    Raises :class:`~kg.errors.QueryError` for what isn't a SPARQL query, and
    :class:`~kg.errors.QueryTimeout`, also in the midst of the block.
    """
    process = await asyncio.create_subprocess_exec(
        *COMMAND, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=CHUNK
    )
    try:
        async with asyncio.timeout(asked.seconds):
            yield Found(process, await _begun(process, asked))
    except TimeoutError:
        raise took_too_long(asked.seconds) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()  # what was written and not taken would keep the pipe open


async def _begun(process: Process, asked: Asked) -> Kind:
    assert process.stdin
    assert process.stdout
    process.stdin.write(to_process(asked))
    process.stdin.close()
    line = await process.stdout.readline()
    if not line:
        raise ended_early()
    begun = msgspec.json.decode(line, type=Begun)
    refuse_wrong(begun)
    assert begun.kind
    return begun.kind
