"""The editorial linter: rules for papers and minutes in French, English and Spanish."""
