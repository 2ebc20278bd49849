"""Find a mandate in lines of text: clean the lines, label them, weigh the readings, gather the clauses.

The order of the files is the order of the work: `lines` (with `noise`), `labels`, `fragments`, `chain`,
`clause_text`, `readings`, `heading`. Nothing here knows where the lines came from.
"""
