"""Run the server: on a socket that is open before anything is said, until it is told to stop."""

import errno
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from types import FrameType

import uvicorn
from litestar.types import ASGIApp

from kg.errors import NothingRead

# A query by GET is in the line of the request, which is usually allowed a quarter of that.
_LINE_BYTES = 1 << 18
# How long what is being sent may still take when the server is told to stop.
_LAST_SECONDS = 1
_CONNECTIONS = 200


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes one that is free.

    Raises :class:`NothingRead` where that can't be had, and says what to do.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = f"port {port} is in use: name another with --port, or --port 0 takes one that is free"
            raise NothingRead(why) from None
        raise NothingRead(f"{host} port {port} can't be listened on: {error.strerror or error}") from None


def is_local(listening: socket.socket) -> bool:
    """Whether only this machine reaches the socket."""
    return ip_address(listening.getsockname()[0]).is_loopback


def name(host: str) -> str:
    """Return a host as it stands in a URL."""
    return f"[{host}]" if ":" in host else host.lower()


def url(listening: socket.socket, host: str) -> str:
    """Return where the server is reached."""
    return f"http://{name(host)}:{listening.getsockname()[1]}"


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, on_end: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_end = on_end

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._on_end()
        super().handle_exit(sig, frame)


def run(app: ASGIApp, listening: socket.socket, on_end: Callable[[], None]) -> None:
    """Serve until the process is interrupted or told to end (SIGINT, SIGTERM); then call ``on_end`` first."""
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="error",
        access_log=False,
        http="h11",
        ws="none",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=_LINE_BYTES,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    # The server raises the signal again when it has ended: then it is to end us as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _Server(config, on_end).run(sockets=[listening])
