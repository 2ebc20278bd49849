"""One text on its way into the desk: what is on screen, what the journal holds, what is stored whole."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """Say how a text is handed in."""

    NOTE = "note"
    WHOLE = "whole"


@dataclass(frozen=True)
class Answer:
    """Hold what was handed in, to know it again when the desk answers."""

    step: Step
    value: object


class KeptText:
    """Follow one text; `latest` is what was on screen last, `noted` what the desk can give back.

    `since` is when the oldest step under way began, on the clock that never goes back.
    """

    def __init__(self, key: Hashable, stored: object) -> None:
        self.key = key
        self.latest = self.noted = self._whole = stored
        self.is_refused = False
        self.is_aside = False
        self.since = 0.0
        self._under_way: list[Answer] = []

    @property
    def is_under_way(self) -> bool:
        """Say whether the desk has not answered yet."""
        return bool(self._under_way)

    @property
    def is_stored(self) -> bool:
        """Say whether the text is stored as it is, and nothing is left in the journal."""
        return not self._under_way and self.latest == self._whole == self.noted

    @property
    def states(self) -> tuple[object, ...]:
        """Return the states of the text from what the desk has to what is on screen."""
        return (self.noted, *(answer.value for answer in self._under_way), self.latest)

    def next_step(self, *, is_whole: bool) -> Step | None:
        """Say what is to be handed in now.

        A note waits for what is under way, to begin where the desk is then. A whole text does not wait: who
        hands it in may be gone before the answer comes.
        """
        if is_whole and not self.is_stored:
            is_handed_in = bool(self._under_way) and self._under_way[-1] == Answer(Step.WHOLE, self.latest)
            return None if is_handed_in else Step.WHOLE
        if self._under_way or self.latest == self.noted:
            return None
        return Step.NOTE

    def hand_in(self, step: Step, now: float) -> Answer:
        """Begin a step with the latest words."""
        if not self._under_way:
            self.since = now
        answer = Answer(step, self.latest)
        self._under_way.append(answer)
        return answer

    def take_answer(self, answer: Answer) -> None:
        """Note that what was handed in is in the desk."""
        self._under_way.remove(answer)
        self.is_refused = False
        self.noted = answer.value
        if answer.step is Step.WHOLE:
            self._whole = answer.value

    def refuse(self, answer: Answer) -> None:
        """Note that what was handed in is not in the desk, which may still take what was handed in later."""
        self._under_way.remove(answer)
        self.is_refused = not self._under_way
