"""What an index is built with: kept beside it, and compared whenever it is opened.

Comes in from whoever opens the index; goes out as a fingerprint that decides which passages and vectors belong
together. Where the vectors live (a server, a tenant) is remembered without the key that opens it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError, field_validator

from index.errors import SettingsError
from index.passages import PassageRules

LEXICAL_VERSION = 2
"""Version of ``index.lexical``: raise it when the same text gives other stems."""

EMBEDDED = "embedded"


class IndexSettings(BaseModel):
    """Everything that decides what the index holds and where.

    Attributes:
        model: ``bundled``, or any sentence-transformers name or folder.
        rules: how articles are cut into passages and what header is embedded with them.
        lexical_version: version of the word index.
        chroma_url: a Chroma server (``http://host:8000``) in place of the embedded store; empty for none.
        chroma_tenant, chroma_database: of the server or the hosted service; empty for its defaults.
        chroma_api_key: opens the hosted service; never written anywhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    model: str = "bundled"
    rules: PassageRules = PassageRules()
    lexical_version: int = LEXICAL_VERSION
    chroma_url: str = ""
    chroma_tenant: str = ""
    chroma_database: str = ""
    chroma_api_key: SecretStr | None = None

    @field_validator("chroma_url")
    @classmethod
    def _has_scheme(cls, url: str) -> str:
        if "@" in url:
            raise ValueError(
                "chroma_url holds a name or password; write http://host:8000, a key as chroma_api_key"
            )
        if url and not url.startswith(("http://", "https://")):
            raise ValueError(f"chroma_url is {url!r}; write it as http://host:8000")
        return url.rstrip("/")

    @classmethod
    def checked(cls, **values: Any) -> Self:
        """The settings; SettingsError says what is wrong, and never shows an address that may hold a password."""
        try:
            return cls(**values)
        except ValidationError as error:
            told = "; ".join(
                str(item["msg"]).removeprefix("Value error, ")
                for item in error.errors(include_input=False, include_url=False)
            )
            raise SettingsError(f"Setting {told}.") from None

    @property
    def location(self) -> str:
        """Where the vectors are searched: ``embedded``, or the server with tenant and database, without the key."""
        if not self.remote:
            return EMBEDDED
        return "|".join((self.chroma_url or "chroma cloud", self.chroma_tenant, self.chroma_database))

    @property
    def remote(self) -> bool:
        """True when a server or the hosted service keeps the vectors."""
        return bool(self.chroma_url or self.chroma_api_key)

    def kept(self) -> dict[str, Any]:
        """What is written beside the index: JSON-ready, without the key."""
        return {
            **self.model_dump(mode="json", include={"model", "rules", "lexical_version"}),
            "location": self.location,
        }

    def fingerprint(self) -> str:
        """Sixteen hex digits that change with the model's name, the passage rules or the word index's version."""
        kept = {key: value for key, value in self.kept().items() if key != "location"}
        return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:16]

    def differences(self, kept: dict[str, Any]) -> list[str]:
        """One phrase for each setting that an index's ``kept()`` has otherwise; empty when they agree."""
        mine = self.kept()
        names = {"model": "model", "lexical_version": "word index version", "location": "vector store"}
        found = [
            f"{label}: the index has {kept.get(name)!r}, asked for is {mine[name]!r}"
            for name, label in names.items()
            if kept.get(name) != mine[name]
        ]
        rules = kept.get("rules") or {}
        found += [
            f"passage rule {name}: the index has {rules.get(name)!r}, asked for is {value!r}"
            for name, value in mine["rules"].items()
            if rules.get(name) != value
        ]
        return found
