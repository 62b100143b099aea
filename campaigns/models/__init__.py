"""What is striven for: plans, movements, targets, deadlines, registrations, rounds."""

from campaigns.models.deadline import Deadline, DeadlineAssignment, ReportStep, Round, RoundStep, UnitReport
from campaigns.models.plan import (
    Intake,
    OfficeSetting,
    Plan,
    PlanSection,
    PlanStep,
    Recipient,
    Reference,
    Signer,
)
from campaigns.models.registration import (
    RegisteredTarget,
    RegisteredTitle,
    Registration,
    RegistrationStep,
)
from campaigns.models.target import Movement, Target, TargetAssignment

__all__ = [
    "Deadline",
    "DeadlineAssignment",
    "Intake",
    "Movement",
    "OfficeSetting",
    "Plan",
    "PlanSection",
    "PlanStep",
    "Recipient",
    "Reference",
    "RegisteredTarget",
    "RegisteredTitle",
    "Registration",
    "RegistrationStep",
    "ReportStep",
    "Round",
    "RoundStep",
    "Signer",
    "Target",
    "TargetAssignment",
    "UnitReport",
]
