"""A real headless Chromium, kept to this machine; its tests are skipped by name where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = pytest.mark.skip(reason="browser: no Chromium here; on Debian: apt-get install chromium")
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(missing)


@dataclass
class Watched:
    """A page, and everything that it tried to load or run."""

    page: object
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    popups: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Requests past this machine."""
        return [url for url in self.requests if not _is_local(url)]


def _is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob") or parts.hostname in ("127.0.0.1", "localhost", "::1")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Closed after each module: while it is open, Playwright's event loop runs and no test could start its own."""
    if CHROMIUM is None:
        pytest.skip("browser: no Chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser) -> Iterator[Callable[..., Watched]]:
    """Opens the chat at a URL: ``open_page(url, width=1280, height=800, dark=False, locale="en-US")``."""
    contexts = []

    def opened(
        url: str, *, width: int = 1280, height: int = 800, dark: bool = False, locale: str = "en-US"
    ) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale=locale,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        watched = Watched(page)
        context.on("request", lambda request: watched.requests.append(request.url))
        page.on("dialog", lambda dialog: (watched.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: watched.errors.append(str(error)))
        page.on("popup", lambda popup: watched.popups.append(popup.url))
        page.add_init_script("window.hits = []; window.hit = (n) => { window.hits.push(n); };")
        page.goto(url)
        page.wait_for_selector(".welcome")
        return watched

    yield opened
    for context in contexts:
        context.close()


@contextmanager
def serving_script(folder, held, script, pause_s=0.0, port=0):
    """A chat server over a scripted assistant; gives (url, assistant)."""
    from tests.ui.scripted import ScriptedAssistant
    from ui.serve import serving

    assistant = ScriptedAssistant(folder, held, script, pause_s=pause_s)
    with serving(assistant, port=port) as url:
        yield url, assistant


@pytest.fixture
def chat(tmp_path):
    """``chat(held, script, pause_s, port)`` is a context manager that gives (url, assistant)."""
    return lambda held, script, pause_s=0.0, port=0: serving_script(tmp_path, held, script, pause_s, port)
