"""What is known of nominees, and what the rules of the day say to it. Reads only; a person decides."""

from awards.facts.asking import Asked, asked_of
from awards.facts.gathering import gather
from awards.facts.judging import frozen, judge_all, judge_nominees, judge_people
from awards.facts.rulebook import law_in_force

__all__ = [
    "Asked",
    "asked_of",
    "frozen",
    "gather",
    "judge_all",
    "judge_nominees",
    "judge_people",
    "law_in_force",
]
