"""The register of documents: bring files in, read them on screen, say what is known of each."""
