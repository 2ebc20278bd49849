"""The board of coverage: clauses by sessions, what was left aside, and the history of a clause."""
