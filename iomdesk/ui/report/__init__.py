"""The papers of a session as pages that follow the text."""
