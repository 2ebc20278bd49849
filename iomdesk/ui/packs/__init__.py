"""The pack of a session: what is in it, its pages, and who gets it."""
