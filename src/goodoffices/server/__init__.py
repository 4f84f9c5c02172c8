"""The web site (Django): accounts, pages, storage of sealed entries."""

from goodoffices.server.run import (
    PORT,
    PortTaken,
    listen,
    listen_near,
    make_server,
    prepare,
    run,
    serve,
    show,
)

__all__ = ["PORT", "PortTaken", "listen", "listen_near", "make_server", "prepare", "run", "serve", "show"]
