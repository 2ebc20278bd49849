"""Hold the one lock for pdfium, which keeps global state: never two threads in it, not even on two files."""

import threading

PDFIUM = threading.Lock()
