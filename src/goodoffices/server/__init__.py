"""The web site (Django): accounts, pages, storage of sealed entries."""

from goodoffices.server.folder import FolderRefused
from goodoffices.server.running.begin import prepare
from goodoffices.server.running.run import run, serve, show
from goodoffices.server.running.serving import PORT, PortTaken, listen, listen_near, make_server

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
