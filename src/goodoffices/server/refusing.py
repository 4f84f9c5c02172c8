"""The plain page of a refusal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refuse(request: HttpRequest, status: int, words: str, *, rest: str = "") -> HttpResponse:
    """A page that says what was refused and what to do instead; ``rest`` is a case of which other things can
    still be read.
    """
    return render(request, "error.html", {"status": status, "words": words, "rest": rest}, status=status)
