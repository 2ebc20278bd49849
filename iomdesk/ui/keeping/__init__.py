"""Keep a desk safe: its backups, its check with repairs, and the history of all changes."""
