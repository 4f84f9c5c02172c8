"""The web site (Django): accounts, pages, storage of sealed entries."""

from goodoffices.server.begin import prepare
from goodoffices.server.folder import FolderRefused
from goodoffices.server.run import run, serve, show
from goodoffices.server.serving import PORT, PortTaken, listen, listen_near, make_server

__all__ = [
    "PORT",
    "FolderRefused",
    "PortTaken",
    "listen",
    "listen_near",
    "make_server",
    "prepare",
    "run",
    "serve",
    "show",
]
