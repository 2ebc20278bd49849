"""Offer what was typed and not stored beside what is stored."""
