"""Whether what is on screen is what is stored."""

from enum import Enum


class SaveState(Enum):
    """Say how what is on screen relates to what is stored."""

    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"
    FAILED = "failed"
