"""iomdesk: a desk for the people who run an intergovernmental working group."""

__version__ = "0.1.0"
