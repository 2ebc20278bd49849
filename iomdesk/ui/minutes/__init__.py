"""The rapporteur's tab: the minutes of each item."""
