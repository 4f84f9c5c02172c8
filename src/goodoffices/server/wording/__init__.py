"""What pages say: terms, reasons, an entry in a line, names of rooms; filters for templates."""
