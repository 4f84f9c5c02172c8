"""The pseudo-language, made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudo_language import LANGUAGE, pseudo_catalogue

from goodoffices.language.catalogues import FURTHER, translator_for
from goodoffices.language.words import Translator, speaking


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the catalogue of the pseudo-language."""
    return pseudo_catalogue(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def pseudo(catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translator]:
    """Everything is told in the pseudo-language."""
    monkeypatch.setenv(FURTHER, str(catalogues))
    translator = translator_for(LANGUAGE)
    assert translator.language == LANGUAGE
    with speaking(translator):
        yield translator
