"""The server: of an upload nothing is written down before it has been looked through."""

import asyncio
import logging
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any, cast

import httpx
import pytest
from starlette.applications import Starlette
from starlette.formparsers import MultiPartParser
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.web.server.starlette.starlette_routes import create_upload_routes

import server

MEGABYTE = 2**20
SECRET = "Mara Lindqvist-Example"


class OnDisk(Exception):
    """A temporary file was asked for."""


@pytest.fixture
def no_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: Any, **_further: Any) -> None:
        raise OnDisk

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)


@pytest.fixture
def uploads() -> Iterator[MemoryUploadedFileManager]:
    """Where Streamlit's own upload address puts files: a session is there, and no token asked."""
    asked = config.get_option("server.enableXsrfProtection")
    config.set_option("server.enableXsrfProtection", False)
    yield MemoryUploadedFileManager("/_stcore/upload_file")
    config.set_option("server.enableXsrfProtection", asked)


def put(uploads: MemoryUploadedFileManager, content: bytes) -> int:
    runtime = cast("Runtime", SimpleNamespace(is_active_session=lambda _session: True))
    app = Starlette(routes=create_upload_routes(runtime, uploads, ""))
    file = {"file": ("report.xlsx", content, "application/octet-stream")}

    async def sent() -> httpx.Response:
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
        async with client:
            return await client.put("/_stcore/upload_file/session/file", files=file)

    # In a thread of its own: where a browser's test runs in this process, a loop does already.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(sent())).result().status_code


def test_an_upload_never_touches_the_disk(
    uploads: MemoryUploadedFileManager, no_temporary_files: None
) -> None:
    content = bytes(range(256)) * (3 * MEGABYTE // 256)
    assert put(uploads, content) == 204
    (kept,) = uploads.get_files("session", ["file"])
    assert kept.data == content


def test_it_would_have_without_our_setting(
    uploads: MemoryUploadedFileManager,
    no_temporary_files: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MultiPartParser, "spool_max_size", MEGABYTE)
    with pytest.raises(OnDisk):
        put(uploads, b"x" * 3 * MEGABYTE)


def test_a_log_tells_where_an_error_was_and_no_value(caplog: pytest.LogCaptureFixture) -> None:
    try:
        try:
            float(SECRET)
        except ValueError as error:
            raise RuntimeError(f"row 7: {SECRET}") from error
    except RuntimeError as error:
        logging.getLogger("streamlit.error_util").error("Uncaught app execution", exc_info=error)
    assert SECRET not in caplog.text
    assert "test_server.py" in caplog.text
    assert caplog.text.index("ValueError") < caplog.text.index("RuntimeError")


def test_an_error_that_is_its_own_cause_ends() -> None:
    error = ValueError(SECRET)
    error.__cause__ = error
    assert SECRET not in server.told_without_values(error)
