"""Rich text as the editors write it: what the window shows, and the stored form behind it."""
