"""Demands, offers and terms in an article: what its passages could bring into a case."""
