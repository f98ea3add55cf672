"""Looking, again and again, whether something has changed."""

import threading
from collections.abc import Callable

from kg.errors import KgError

_SECONDS = 2.0


class Watch:
    """Calls ``look`` in a thread of its own, at once and then every other second, from start to stop.

    What goes wrong is ``trouble`` until a look goes well, and ``say`` is told of it once, behind ``wrong``.
    A look that takes long leaves off when ``closing`` is set.
    """

    def __init__(self, look: Callable[[], None], say: Callable[[str], None], wrong: str) -> None:
        self.trouble = ""
        self.closing = threading.Event()
        self._look = look
        self._say = say
        self._wrong = wrong
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def look_now(self) -> None:
        """Look at once, without waiting for the next time."""
        self._wake.set()

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Leave off looking, and wait until the last look has ended."""
        self.closing.set()
        self._wake.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self.closing.is_set():
            try:
                self._look()
                self.trouble = ""
            except KgError as error:
                if str(error) != self.trouble:
                    self._say(f"{self._wrong}: {error}")
                self.trouble = str(error)
            self._wake.wait(_SECONDS)
            self._wake.clear()
