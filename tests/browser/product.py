"""The product and a browser, started the way people start them; shared by tests and pictures."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
SECRET = "a secret for tests only"
NO_BROWSER = (
    "No Chromium was found. On Debian and Ubuntu: apt-get install chromium. Elsewhere, install "
    "Chromium or Chrome so that its command is on the PATH, or name it in CHROMIUM."
)
#: Nothing is looked up at Google's, no profile is kept, and root may start it (as in CI).
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PATIENCE = 60.0


def find_chromium() -> str | None:
    """Return the program of a Chromium, if there is one."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


@dataclass
class Product:
    """The product as ``make run`` starts it, on a store and a port of its own.

    Attributes:
        folder: where its store and its log are.
        options: further options of ``streamlit run``.
        environment: further variables.
        host: the address it listens on.
    """

    folder: Path
    options: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    host: str = "localhost"
    port: int = field(default_factory=free_port)
    _running: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """What a person types into the browser."""
        return f"http://localhost:{self.port}"

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.folder / "impact.db"

    def start(self) -> None:
        """Start the server and wait until it says that it is well."""
        command = [
            *(sys.executable, "-m", "streamlit", "run", "server.py"),
            *(f"--server.address={self.host}", f"--server.port={self.port}"),
            *("--server.showEmailPrompt=false", "--browser.gatherUsageStats=false"),
            # Not the secrets of whoever runs the tests: a file that only a test writes.
            f"--secrets.files={self.folder / 'secrets.toml'}",
            *self.options,
        ]
        own = {
            "PREVENTION_IMPACT_STORE": f"sqlite:///{self.store}",
            "PREVENTION_IMPACT_SECRET": SECRET,
        }
        with (self.folder / "server.log").open("ab") as log:
            self._running = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **own, **self.environment},
                stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + _PATIENCE
        while not self._is_well():
            if self._running.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RuntimeError(f"The product did not start:\n{self.log()}")
            time.sleep(0.05)

    def _is_well(self) -> bool:
        with suppress(httpx.HTTPError):
            return httpx.get(f"{self.address}/_stcore/health").is_success
        return False

    def stop(self) -> None:
        """Stop the server."""
        if self._running:
            self._running.terminate()
            try:
                self._running.wait(10)
            except subprocess.TimeoutExpired:
                self._running.kill()
                self._running.wait()
            self._running = None

    def restart(self) -> None:
        """Stop the server and start it anew, at the same address and on the same store."""
        self.stop()
        self.start()

    def log(self) -> str:
        """Return what the server wrote."""
        return (self.folder / "server.log").read_text("utf-8", errors="replace")
