"""The meeting itself: who speaks, who is there, what is moved, and how much time is left."""
