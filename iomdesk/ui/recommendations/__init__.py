"""Recommendations: those of a session in an editor, those of all sessions on a board."""
