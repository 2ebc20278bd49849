"""The words of the house: formulae of papers and the scale of quantifiers."""
