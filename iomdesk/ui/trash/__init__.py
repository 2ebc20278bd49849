"""The area of what was deleted: find it and take it back."""
