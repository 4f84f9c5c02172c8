"""Uploads: sealed as they stream in, or held in memory; never in a temporary file in the clear."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from goodoffices.server.store import BlobWriter
from goodoffices.vault import CaseKey, SealedFile

ANY_MEDIA = "application/octet-stream"
OWN_MEDIA = "application/vnd.goodoffices."


class InMemory(FileUploadHandler):
    """Holds small files (case files) in memory, and refuses larger ones."""

    limit: int = settings.IMPORT_LIMIT

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take some more of it."""
        require_size(self.held.write(raw_data) + start, self.limit)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, in memory."""
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


class ExportInMemory(InMemory):
    """Holds an export of a whole case, which is encrypted, in memory."""

    limit = settings.UPLOAD_LIMIT


class SealedUpload(UploadedFile):
    """An uploaded file that lies sealed on the disk already; its name and type are in memory only."""

    def __init__(self, sealed: SealedFile, name: str, media: str) -> None:
        super().__init__(None, name, media, sealed.size)
        self.sealed = sealed


class Sealing(FileUploadHandler):
    """Seals a file chunk by chunk under a case's key while it comes in."""

    def __init__(self, outer: CaseKey) -> None:
        super().__init__()
        self.outer = outer
        self.writer: BlobWriter | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.writer = BlobWriter(self.outer)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal some more of it."""
        assert self.writer is not None
        try:
            require_size(start + len(raw_data), settings.UPLOAD_LIMIT)
        except RequestDataTooBig:
            self.writer.drop()
            raise
        self.writer.feed(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload:
        """Close it."""
        assert self.writer is not None
        sealed, self.writer = self.writer.finish(), None
        # The site's own kinds are for what it keeps itself: a file that claims one would be read as the
        # case's.
        media = self.content_type or ANY_MEDIA
        return SealedUpload(sealed, self.file_name, ANY_MEDIA if media.startswith(OWN_MEDIA) else media)

    def upload_interrupted(self) -> None:
        """Delete a file that did not arrive whole."""
        if self.writer is not None:
            self.writer.drop()
            self.writer = None


View = Callable[..., HttpResponse]


def with_handler(view: View, handler: Callable[..., FileUploadHandler]) -> View:
    """A view whose uploads go through another handler, made from the view's arguments.

    Django checks a form's token by reading the form, and a form is read with the handlers of that moment. So
    the check is put off until the handler is in place; it is not left out.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def outer(request: HttpRequest, **named: str) -> HttpResponse:
        request.upload_handlers = [handler(request, **named)]
        answer: HttpResponse = checked(request, **named)
        return answer

    return outer


def require_size(size: int, limit: int) -> None:
    """Raises Django's RequestDataTooBig, which is answered with a plain 413."""
    if size > limit:
        raise RequestDataTooBig(f"larger than {limit} bytes")
