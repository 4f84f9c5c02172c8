"""Good Offices: software for mediated, indirect negotiation."""

__version__ = "0.1.0"
