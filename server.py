"""What ``make run`` starts: the dashboard behind security headers."""

import logging
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

# Before st.navigation has run once, Streamlit takes the folder pages/ for its own old kind of app:
# after a restart the first deep link would be told "Page not found", and without this house's
# layout would even run a page past the frame. Said here, no request comes before it.
PagesManager.uses_pages_directory = False


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


def say_sorry(error: Exception) -> bool:
    """Answer an error nobody foresaw with a sentence; what happened goes to the log."""
    logging.getLogger(__name__).error("A page failed.", exc_info=error)
    st.error(
        "Something went wrong here, and it is not your doing. Nothing was stored half-way. Load "
        "the page again; if it happens again, tell whoever runs this installation the time."
    )
    return True


app = st.App("dashboard.py", middleware=[Middleware(SecurityHeaders)], on_script_error=say_sorry)
