"""The site as running processes: begin, serve, watch over the one that holds keys, lock."""
