"""Probabilities that faces are of one person, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject


class _Likelihood(QObject):
    """A class, as Qt's translation tools find texts only in those."""

    def likelihood(self, probability: float) -> str:
        """A probability, 0 to 1, as a short sentence without a full stop."""
        if probability >= 0.99:
            return self.tr("Almost certainly the same person")
        if probability >= 0.85:
            return self.tr("Very likely the same person")
        if probability >= 0.6:
            return self.tr("Probably the same person")
        if probability >= 0.35:
            return self.tr("Perhaps the same person")
        if probability >= 0.15:
            return self.tr("Rather not the same person")
        if probability >= 0.01:
            return self.tr("Very likely somebody else")
        return self.tr("Almost certainly somebody else")

    def strength(self, probability: float) -> str:
        """How strongly two faces are linked, by the probability that they show one person."""
        if probability >= 0.99:
            return self.tr("very strong")
        if probability >= 0.9:
            return self.tr("strong")
        if probability >= 0.5:
            return self.tr("fair")
        if probability >= 0.1:
            return self.tr("weak")
        return self.tr("very weak")


_likelihood = _Likelihood()
likelihood = _likelihood.likelihood
strength = _likelihood.strength
