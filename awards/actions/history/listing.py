"""Lists of past awards as the machinery of imports knows them."""

from awards.actions.history.entering import enter_rows
from awards.actions.history.judging import HistoryJudge
from awards.actions.history.leaving import leave_register, obstacles
from awards.actions.history.reading import rows_of_list
from awards.actions.history.telling import said_in_words
from awards.choices import HISTORY
from awards.intake.columns import HISTORY as COLUMNS
from awards.workflow import KEEPERS
from units.choices import Role
from units.listings import Listing

HISTORY_LISTING = Listing(
    code=HISTORY,
    label="lịch sử khen thưởng",
    kind=COLUMNS,
    roles=frozenset(KEEPERS) | {Role.OFFICE_OFFICER},
    read=rows_of_list,
    judge=lambda batch: HistoryJudge(batch).judge,
    apply=enter_rows,
    undo=leave_register,
    obstacles=obstacles,
    said=said_in_words,
    home=("Nhập lịch sử", "awards:history"),
    again="awards:history_new",
    template="awards/parts/history_state.html",
    waits="awards:history_queue",
    keeps_file=True,
    at_once=2000,
)
