"""Meeting packs: many papers and documents in one PDF, numbered throughout, whose numbers never change."""
