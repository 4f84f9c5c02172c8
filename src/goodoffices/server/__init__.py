"""The web site (Django): accounts, pages, storage of sealed entries."""

from goodoffices.server.run import PORT, PortTaken, listen, prepare, run, serve

__all__ = ["PORT", "PortTaken", "listen", "prepare", "run", "serve"]
