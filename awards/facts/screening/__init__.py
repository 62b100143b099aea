"""A whole list screened by the rules of a day in one statement; it agrees with the engine and says what it left out."""

from awards.facts.screening.question import Answer, LeftOut, Question
from awards.facts.screening.screen import Screen, screen

__all__ = ["Answer", "LeftOut", "Question", "Screen", "screen"]
