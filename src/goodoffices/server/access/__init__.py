"""Who may come in, what holds for every request, and how a refusal is told."""
