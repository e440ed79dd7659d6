"""What ``make run`` starts: the dashboard behind security headers.

Until the tripwire for personal details has passed an upload, nothing of it is written: neither to a
temporary file nor to a log.
"""

import logging
import re
import traceback
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

# Before st.navigation has run once, Streamlit takes the folder pages/ for its own old kind of app:
# after a restart the first deep link would be told "Page not found", and without this house's
# layout would even run a page past the frame. Said here, no request comes before it.
PagesManager.uses_pages_directory = False

# Starlette would write an upload of more than a megabyte to a temporary file. 0: in memory, whole;
# Streamlit's own limit (server.maxUploadSize) bounds it while it arrives.
MultiPartParser.spool_max_size = 0


def inline_scripts() -> str:
    """Return the hashes of the scripts in Streamlit's own page, as the policy names them."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return " ".join(f"'sha256-{digest}'" for digest in hashes)


#: Streamlit itself sends none of these. Everything is served from here; styles are inline.
POLICY = {
    "default-src": "'self'",
    "script-src": f"'self' {inline_scripts()}",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' ws: wss:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class SecurityHeaders:
    """Adds ``HEADERS`` to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def told_without_values(error: BaseException) -> str:
    """Return where an error came from and of what type it is, and that of its causes.

    Not what it says: "could not convert string to float: …" repeats the cell.
    """
    told: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(told) < 10:
        frames = "".join(traceback.format_tb(cause.__traceback__))
        told.insert(0, f"Traceback (most recent call last):\n{frames}{type(cause).__qualname__}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n\nAnd then:\n\n".join(told)


class Record(logging.LogRecord):
    """A line of the log, in which an error tells its place and type and nothing else."""

    def __init__(self, *arguments: Any, **further: Any) -> None:
        super().__init__(*arguments, **further)
        if self.exc_info and self.exc_info[1] is not None:
            self.exc_text, self.exc_info = told_without_values(self.exc_info[1]), None


# Streamlit logs whatever a page raises before it asks anybody.
logging.setLogRecordFactory(Record)


def say_sorry(error: Exception) -> bool:
    """Answer an error nobody foresaw with a sentence; where it happened goes to the log."""
    logging.getLogger(__name__).error("A page failed.", exc_info=error)
    st.error(
        "Something went wrong here, and it is not your doing. Nothing was stored half-way. Load "
        "the page again; if it happens again, tell whoever runs this installation the time."
    )
    return True


app = st.App("dashboard.py", middleware=[Middleware(SecurityHeaders)], on_script_error=say_sorry)
