"""Papers of the desk: the board for mediators, and what is handed into one room."""
