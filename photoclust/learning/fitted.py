"""What fitting an adapter comes to, apart from the fit: read where PyTorch is not loaded."""

from __future__ import annotations

from dataclasses import dataclass

from photoclust.faces.adapter import Adapter
from photoclust.messages import ENGLISH, Message


@dataclass(frozen=True)
class Rates:
    """The part of the pairs of one person that are found, the mean over people, 0 to 1.

    `known`: new faces of people who have others; `strangers`: of people never seen, None
    where nobody could be held out.
    """

    known: float
    strangers: float | None


@dataclass(frozen=True)
class Fitted:
    """The result of a fit. `adapter`: None when it was rejected. `far`: the false accept rate at
    which `before`, the base's rates, and `after` were measured. `verdict`: why it was accepted or
    rejected."""

    adapter: Adapter | None
    before: Rates
    after: Rates
    far: float
    people: int
    faces: int
    verdict: Message

    @property
    def reason(self) -> str:
        """The verdict in English."""
        return ENGLISH.text(self.verdict)

    @property
    def summary(self) -> tuple[Message, ...]:
        """What was measured: on what, the rates of new faces, and those of people never seen."""
        before, after = self.before, self.after
        said = [
            Message.of(
                "adapter-tried", faces=self.faces, people=self.people, pairs=round(1 / self.far)
            ),
            Message.of("adapter-rate-of-known", before=before.known, after=after.known),
        ]
        if before.strangers is not None and after.strangers is not None:
            said.append(
                Message.of(
                    "adapter-rate-of-strangers", before=before.strangers, after=after.strangers
                )
            )
        return tuple(said)
