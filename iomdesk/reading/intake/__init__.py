"""Take in files that people bring: each is held for hostile until it was opened in a process of its own."""

from iomdesk.reading.intake.process import IntakeStopped, take_in
from iomdesk.reading.intake.taken import LIMITS, Limits, Remark, TakenIn

__all__ = ["LIMITS", "IntakeStopped", "Limits", "Remark", "TakenIn", "take_in"]
