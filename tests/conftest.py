"""What every test gets: no network past this machine, no settings from the caller's environment."""

from __future__ import annotations

import os
import socket

import pytest

_LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


class NetworkBlockedError(AssertionError):
    """A test tried to leave this machine."""


def _checked(connect):
    def guarded(self: socket.socket, address, *rest):
        local = self.family == socket.AF_UNIX or str(address[0]).startswith(_LOOPBACK)
        if not local:
            raise NetworkBlockedError(f"a test tried to reach {address!r}")
        return connect(self, address, *rest)

    return guarded


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _checked(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", _checked(socket.socket.connect_ex))


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("ASSISTANT_") and name != "ASSISTANT_CACHE":
            monkeypatch.delenv(name)
