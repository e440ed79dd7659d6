"""Signing in for real, against an OpenID Connect provider on this computer."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from browser.conftest import Start, Visit
from browser.product import Product, free_port
from browser.waiting import press, settled
from playwright.sync_api import Page, expect

from data.people import set_role
from data.store import open_store

ADMINISTRATOR = "ada@coalition.example"
FUNDER = "fay@foundation.example"
STRANGER = "sam@elsewhere.example"
PAGES = ("", "indicator", "upload", "submissions", "glossary", "people")

SECRETS = """
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a secret for tests only, long enough to sign cookies with"
client_id = "prevention-impact"
client_secret = "a secret for tests only"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""


@pytest.fixture
def provider() -> Iterator[int]:
    """The port of a provider that vouches for whatever address is typed."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        until = time.monotonic() + 30
        while not _answers(port):
            assert running.poll() is None and time.monotonic() < until, "the provider did not start"
            time.sleep(0.05)
        yield port
        running.terminate()


def _answers(port: int) -> bool:
    with suppress(httpx.HTTPError):
        return httpx.get(f"http://localhost:{port}/jwks").is_success
    return False


@pytest.fixture
def product(start: Start, provider: int, tmp_path: Path, demonstration: bytes) -> Product:
    """The product on the demonstration, with sign-in, and one administrator named."""
    port = free_port()
    (tmp_path / "secrets.toml").write_text(SECRETS.format(port=port, provider=provider), "utf-8")
    named = {"PREVENTION_IMPACT_ADMINISTRATOR": ADMINISTRATOR}
    return start(demonstration, port=port, environment=named)


def sign_in(page: Page, email: str) -> None:
    """Sign in, as whoever has a browser of their own and has not signed in before."""
    page.get_by_role("button", name="Sign in").click()
    page.get_by_placeholder("sub").fill(email)
    page.get_by_role("button", name="Authorize").click()


def test_roles_are_given_and_taken_away(product: Product, visit: Visit) -> None:
    # Before anyone signs in, every address shows the same, and nothing of the figures.
    stranger = visit(f"{product.address}/people")
    expect(stranger.get_by_text("Please sign in to see the coalition's figures.")).to_be_visible()
    expect(stranger.get_by_text("View as")).to_have_count(0)

    # Whoever has no role sees the sentence that says so.
    sign_in(stranger, STRANGER)
    expect(stranger.get_by_text("You are signed in, but have no role yet.")).to_be_visible()
    stranger.goto(f"{product.address}/people?as=Administrator")
    expect(stranger.get_by_text("You are signed in, but have no role yet.")).to_be_visible()
    expect(stranger.get_by_role("heading", name="People", exact=True)).to_have_count(0)

    # The administrator named in the settings gives a role.
    administrator = visit(product.address)
    sign_in(administrator, ADMINISTRATOR)
    expect(administrator.get_by_text(f"{ADMINISTRATOR} · Administrator")).to_be_visible()
    settled(administrator)
    administrator.get_by_role("link", name="People", exact=True).click()
    expect(administrator.get_by_role("heading", name="People", exact=True)).to_be_visible()
    settled(administrator)
    administrator.get_by_role("textbox", name="E-mail").fill(FUNDER)
    administrator.get_by_role("combobox", name="Role").click()
    administrator.get_by_role("option", name="Funder").click()
    press(administrator, "Save")
    expect(administrator.get_by_role("row", name=f"{FUNDER} Funder")).to_be_visible()

    # Whom it was given to sees the results, and no more; the address gives nobody another role.
    funder = visit(product.address)
    sign_in(funder, FUNDER)
    expect(funder.get_by_text("Nothing has been released yet")).to_be_visible()
    expect(funder.get_by_role("link", name="Upload")).to_have_count(0)
    funder.goto(f"{product.address}/upload?as=Administrator")
    expect(funder.get_by_role("heading", name="Not for this role")).to_be_visible()

    # Taken away, it is gone at the next click: the cookie vouches for a person, not for a role.
    store = open_store(f"sqlite:///{product.store}")
    set_role(store, FUNDER, "")
    store.engine.dispose()
    funder.get_by_role("link", name="Glossary").click()
    expect(funder.get_by_text("You are signed in, but have no role yet.")).to_be_visible()
    expect(funder.get_by_role("heading", name="Glossary")).to_have_count(0)


def test_without_sign_in_others_see_nothing(
    start: Start, visit: Visit, demonstration: bytes
) -> None:
    open_to_all = start(demonstration, host="0.0.0.0")
    for name in PAGES:
        page = visit(f"{open_to_all.address}/{name}")
        refusal = page.get_by_text("This server can be reached from other computers")
        expect(refusal).to_be_visible()
        shown = page.get_by_test_id("stMain")
        expect(shown.get_by_role("heading")).to_have_count(0)
        expect(shown.get_by_role("button")).to_have_count(0)
