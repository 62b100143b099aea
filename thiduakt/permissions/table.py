"""The declared table: every address once, some in several situations. The first line of a name is its main one."""

from thiduakt.permissions.deciding import DECIDING
from thiduakt.permissions.door import (
    ALL,
    MISSING,
    NOBODY,
    OFFICE,
    PARTIES,
    SEES,
    SYSTEM,
    UNITS,
    Door,
    act,
    form,
    page,
)
from thiduakt.permissions.law import LAW
from thiduakt.permissions.measures import PAYMENTS, QUOTAS
from thiduakt.permissions.past import PAST
from thiduakt.permissions.who import WHO
from units.choices import Role

OFFICER, REVIEWER, SECRETARY = Role.OFFICE_OFFICER, Role.REVIEWER, Role.SECRETARY
LEADER, CLERK, HEAD, UNIT_OFFICER = Role.LEADER, Role.CLERK, Role.UNIT_HEAD, Role.UNIT_OFFICER
CHASERS = {OFFICER, REVIEWER}

ACCOUNTS = (
    page("desk"),
    page("health", anonymous=SEES),
    Door(name="units:login", sees=ALL, onward=ALL, may=ALL, anonymous=SEES),
    act("units:logout"),
    page("units:account"),
    form("units:password"),
    page("units:posts"),
    act("units:switch_post", "own post"),
    act("units:switch_post", "post of another", may=NOBODY),
    page("units:letters"),
    page("units:letter", "own letter"),
    page("units:letter", "letter of another", sees=NOBODY),
)

INTAKES = (
    form("campaigns:intake_new", sees=OFFICER, refused=ALL),
    page("campaigns:intake", "intake", sees=OFFICER),
    act("campaigns:intake_reading", "intake", may=OFFICER),
    act("campaigns:intake_save", "intake", may=OFFICER),
    form("campaigns:intake_part", "intake", sees=OFFICER),
    form("campaigns:intake_fact_new", "intake", sees=OFFICER),
    form("campaigns:intake_fact", "intake", sees=OFFICER),
    act("campaigns:intake_fact_drop", "intake", may=OFFICER),
)

PLANS = (
    page("campaigns:plans"),
    page("campaigns:plan", "plan issued"),
    page("campaigns:plan", "plan draft", sees=OFFICE),
    form("campaigns:plan_part", "plan draft", sees=OFFICER, refused=OFFICE),
    form("campaigns:plan_part", "plan issued", sees=NOBODY, refused=ALL),
    form("campaigns:plan_fact_new", "plan draft", sees=OFFICER, refused=OFFICE),
    form("campaigns:plan_fact_new", "plan issued", sees=NOBODY, refused=ALL),
    form("campaigns:plan_fact", "plan draft", sees=OFFICER, refused=OFFICE),
    act("campaigns:plan_fact_drop", "plan draft", may=OFFICER, knows=OFFICE),
    form("campaigns:plan_issue", "plan draft", sees={OFFICER, CLERK}, refused=OFFICE),
    form("campaigns:plan_issue", "plan issued", sees=NOBODY, refused=ALL),
    form("campaigns:plan_move", "plan issued", sees=OFFICER, refused=ALL),
    page("campaigns:plan_source", "plan issued", sees=OFFICE),
    act("campaigns:remind_missing", "plan issued", may=CHASERS, knows=ALL),
    act("campaigns:registration_open", "plan issued", may=UNITS, knows=ALL),
    page("campaigns:rounds"),
    form("campaigns:round_new", sees=CHASERS, refused=ALL),
    page("campaigns:round", "round"),
)

REGISTRATIONS = (
    page("campaigns:registrations"),
    page("campaigns:registration", "registration submitted", sees=PARTIES, elsewhere=MISSING),
    form("campaigns:registration_targets", "registration draft", sees=UNITS, refused=OFFICE, elsewhere=MISSING),
    form("campaigns:registration_targets", "registration submitted", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    form("campaigns:registration_titles", "registration draft", sees=UNITS, refused=OFFICE, elsewhere=MISSING),
    act("campaigns:registration_title_drop", "registration draft", may=UNITS, knows=OFFICE, elsewhere=MISSING),
    form("campaigns:registration_submit", "registration draft", sees=HEAD, refused=PARTIES, elsewhere=MISSING),
    form("campaigns:registration_submit", "registration submitted", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    act("campaigns:registration_accept", "registration submitted", may=CHASERS, knows=PARTIES, elsewhere=MISSING),
    form("campaigns:registration_return", "registration submitted", sees=CHASERS, refused=PARTIES, elsewhere=MISSING),
    form("campaigns:report", "deadline of the unit", sees=PARTIES, may=UNITS, elsewhere=MISSING),
    form("campaigns:report_submit", "deadline of the unit", sees=HEAD, refused=PARTIES, elsewhere=MISSING),
    page("campaigns:report_file", "report submitted", sees=PARTIES, elsewhere=MISSING),
)

DOSSIERS = (
    page("awards:dossiers"),
    form("awards:dossier_new", sees=UNITS, refused=ALL),
    page("awards:dossier", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    page("awards:dossier", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:dossier_subjects", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:dossier_subjects", "dossier submitted", sees=PARTIES, may=NOBODY, elsewhere=MISSING),
    form("awards:dossier_import", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:dossier_import", "dossier submitted", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    page("awards:dossier_template", "dossier draft", sees=UNITS, elsewhere=MISSING),
    page("awards:dossier_listing", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    page("awards:dossier_standards", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    page("awards:dossier_reports", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    form("awards:dossier_opinions", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:dossier_opinions", "dossier submitted", sees=PARTIES, may=NOBODY, elsewhere=MISSING),
    form("awards:dossier_files", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:dossier_files", "dossier submitted", sees=PARTIES, may=NOBODY, elsewhere=MISSING),
    page("awards:dossier_check", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    act("awards:dossier_announce", "dossier draft", may=UNIT_OFFICER, knows=UNITS, elsewhere=MISSING),
    form("awards:dossier_submit", "dossier draft", sees=HEAD, refused=UNITS, elsewhere=MISSING),
    form("awards:dossier_submit", "dossier submitted", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    page("awards:dossier_done", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    form("awards:dossier_withdraw", "dossier submitted", sees=HEAD, refused=PARTIES, elsewhere=MISSING),
    form("awards:dossier_mend", "dossier returned", sees=PARTIES, may=UNITS, elsewhere=MISSING),
    form("awards:dossier_resubmit", "dossier returned", sees=NOBODY, onward=HEAD, refused=PARTIES, elsewhere=MISSING),
    form("awards:nominee", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:nominee", "dossier submitted", sees=PARTIES, may=NOBODY, elsewhere=MISSING),
    form("awards:attachment", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:attachment", "dossier submitted", sees=PARTIES, may=NOBODY, elsewhere=MISSING),
)

APPRAISAL = (
    page("awards:appraisals", sees=REVIEWER, refused=ALL),
    form("awards:appraisal", "dossier in appraisal", sees=OFFICE, refused=PARTIES, may=REVIEWER, elsewhere=MISSING),
    act("awards:dossier_take", "dossier submitted", may=REVIEWER, knows=PARTIES, elsewhere=MISSING),
    form("awards:dossier_return", "dossier in appraisal", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
    form("awards:dossier_item", "dossier in appraisal", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
    form("awards:dossier_approve", "dossier in appraisal", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
    form("awards:dossier_conclude", "dossier in appraisal", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
    form("awards:dossier_conclude", "dossier submitted", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    form("awards:dossier_reject", "dossier in appraisal", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
)

COUNCILS = (
    page("awards:sessions", sees=OFFICE),
    form("awards:session_new", sees=SECRETARY, refused=OFFICE),
    page("awards:session", "session closed", sees=OFFICE),
    act("awards:session_open", "session planned", may=SECRETARY, knows=OFFICE),
    form("awards:session_seats", "session open", sees=SECRETARY, refused=OFFICE),
    form("awards:session_seats", "session closed", sees=NOBODY, refused=OFFICE),
    form("awards:session_votes", "session open", sees=SECRETARY, refused=OFFICE),
    form("awards:session_votes", "session closed", sees=NOBODY, refused=OFFICE),
    form("awards:session_close", "session open", sees=SECRETARY, refused=OFFICE),
    form("awards:session_close", "session closed", sees=NOBODY, refused=OFFICE),
)

DECISIONS = (
    page("awards:decisions"),
    form("awards:decision_new", sees=SECRETARY, refused=ALL),
    form("awards:nominee_drop", sees=SECRETARY, refused=ALL),
    page("awards:decision", "decision applied"),
    page("awards:decision", "decision draft", sees=OFFICE),
    form("awards:decision_edit", "decision draft", sees=SECRETARY, refused=OFFICE),
    form("awards:decision_edit", "decision applied", sees=NOBODY, refused=ALL),
    form("awards:decision_sign", "decision draft", sees=LEADER, refused=OFFICE),
    form("awards:decision_number", "decision signed", sees=CLERK, refused=OFFICE),
    form("awards:decision_number", "decision draft", sees=NOBODY, refused=OFFICE),
    form("awards:decision_apply", "decision numbered", sees={CLERK, SECRETARY}, refused=OFFICE),
    form("awards:decision_apply", "decision draft", sees=NOBODY, refused=OFFICE),
    form("awards:decision_cancel", "decision draft", sees=SECRETARY, refused=OFFICE),
    form("awards:decision_revoke", "decision applied", sees=LEADER, refused=ALL),
    form("awards:decision_revoke", "decision draft", sees=NOBODY, refused=OFFICE),
    page("awards:decision_done", "decision applied"),
)

KEEPERS = {REVIEWER, SECRETARY}
REGISTER = (
    page("awards:register"),
    page("awards:award_choose", sees=KEEPERS, refused=ALL),
    form("awards:award_new", "person", sees=KEEPERS, refused=ALL),
    page("awards:award", "award valid", sees=PARTIES, elsewhere=MISSING),
    form("awards:award_correct", "award valid", sees=KEEPERS, refused=PARTIES, elsewhere=MISSING),
    form("awards:award_correct", "award revoked", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    form("awards:award_revoke", "award valid", sees=KEEPERS, refused=PARTIES, elsewhere=MISSING),
    form("awards:award_restore", "award revoked", sees=KEEPERS, refused=PARTIES, elsewhere=MISSING),
    form("awards:award_restore", "award valid", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    page("awards:award_file", "award valid", sees=PARTIES, elsewhere=MISSING),
    page("awards:award_step_file", "award revoked", sees=PARTIES, elsewhere=MISSING),
    page("awards:honour_roll"),
    page("awards:honour_roll_xlsx"),
    form("awards:lookup_setting", sees=OFFICE, refused=ALL, may=KEEPERS),
    page("awards:lookup", "open", anonymous=SEES),
    page("awards:person", "person", elsewhere=MISSING),
    page("awards:household", "household", elsewhere=MISSING),
    page("awards:unit_awards", "unit", sees=PARTIES, elsewhere=MISSING),
    page("awards:prospects", sees=PARTIES, refused=ALL),
    page("awards:prospects_xlsx", sees=PARTIES, refused=ALL),
    page("awards:roads", "person", sees=PARTIES, refused=ALL, elsewhere=MISSING),
    page("awards:prospect", "person", sees=PARTIES, refused=ALL, elsewhere=MISSING),
    act("awards:prospect_start", "person", may=UNITS, knows=ALL, elsewhere=MISSING),
    page("awards:search"),
    page("awards:suggestions"),
)

REPORTS = (
    page("reports:statistics"),
    page("reports:statistics_xlsx"),
    page("reports:paper", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    page("reports:paper", "session closed", sees=OFFICE),
    act("reports:request_paper", "dossier submitted", may=PARTIES, elsewhere=MISSING),
    page("reports:rendering", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
    page("reports:download", "dossier submitted", sees=PARTIES, elsewhere=MISSING),
)

# Every address of the admin site, as one family.
ADMIN = form("admin", sees=SYSTEM, refused=ALL)
DOORS = (
    *ACCOUNTS, *INTAKES, *PLANS, *REGISTRATIONS, *DOSSIERS, *APPRAISAL, *COUNCILS, *DECISIONS, *REGISTER, *REPORTS,
    *PAYMENTS, *QUOTAS, *LAW, *DECIDING, *PAST, *WHO,
)  # fmt: skip
# What somebody signed in without a post in force still opens: what is their own, and the ways in and out.
WITHOUT_POST = frozenset(
    {
        *("health", "units:login", "units:logout", "units:invitation", "units:prove"),
        *("units:account", "units:password", "units:letters", "units:letter"),
        *("units:sessions", "units:session_end", "units:sessions_end_others", "units:session_extend"),
        *("units:own_data", "units:own_data_json", "units:own_data_xlsx"),
    }
)
