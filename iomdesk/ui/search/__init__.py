"""Find every word of the desk, and every command of the window."""
