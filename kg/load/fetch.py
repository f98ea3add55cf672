"""Pages over http and https, with a limit in size and time."""

import io
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag
from urllib.request import Request, urlopen

from kg.errors import InputError
from kg.load.source import Content

# A page of an outlet is below 5 MB; this only stops downloads that aren't pages.
MAX_BYTES = 50_000_000
TIMEOUT_SECONDS = 30
_HEADERS = {
    "User-Agent": "kg-meetings",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/json, text/plain, */*;q=0.1",
}


def fetch(url: str) -> Content:
    """Download a page. Redirects are followed; ``Content.url`` is where they ended."""
    try:
        with urlopen(Request(url, headers=_HEADERS), timeout=TIMEOUT_SECONDS) as response:
            data = response.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise InputError(f"{url}: larger than {MAX_BYTES // 1_000_000} MB; download and split it")
            return Content(
                name=url,
                stream=io.BytesIO(data),
                media_type=response.headers.get_content_type()
                if "Content-Type" in response.headers
                else None,
                charset=response.headers.get_content_charset(),
                url=urldefrag(response.geturl()).url,
            )
    except HTTPError as error:
        reason = " ".join(str(error.reason).split())
        raise InputError(f"{url}: the server answers {error.code} {reason}") from error
    except (URLError, OSError, HTTPException, ValueError) as error:
        cause = getattr(error, "reason", None) or error
        raise InputError(f"{url}: can't be fetched: {cause}") from error
