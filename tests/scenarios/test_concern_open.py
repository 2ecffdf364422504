"""R19, R20: a concern holds a notice open until a named role answers it with a reason."""

import pytest

from checkfire.testing.examples import EXAMPLES
from checkfire.testing.harness import Harness
from checkfire.wire import notices
from checkfire.wire.answers import Acknowledged, Answer, Answered, ConcernAnswered
from checkfire.wire.notices import CheckMade

SETTLED = ConcernAnswered(role="chief of operations", reason="the area was moved two kilometres east")
CONCERN = Answered(answer=Answer.CONCERN, text="a school is in use there")


@pytest.fixture
def notice(desk: Harness) -> str:
    """File a notice to bravo."""
    notice = desk.file_notice("alpha/duty", audience=("bravo",))
    assert {type(logged.fact) for logged in desk.skip()} == {CheckMade}
    return notice


def test_concern_is_open_until_it_is_answered_with_a_reason(desk: Harness, notice: str) -> None:
    """R19, R20: neither second thoughts, nor acknowledging, nor a wrong sender closes it."""
    concern = desk.say("bravo/duty", CONCERN, about=(notice,), audience=("alpha",))
    assert desk.notice(notice, "alpha").concern_open
    desk.say("bravo/duty", Acknowledged(), about=(notice,))
    desk.say("bravo/duty", Answered(answer=Answer.NO_CONCERN), about=(notice,))
    assert desk.notice(notice, "alpha").concern_open
    assert desk.refused("bravo/duty", SETTLED, about=(notice, concern)).code == "not-yours"
    assert desk.refused("alpha/duty", SETTLED, about=(notice,)).code == "concern-unknown"
    unheard = desk.refused("alpha/duty", SETTLED, about=(notice, concern), audience=())
    assert unheard.code == "audience-changed"
    desk.say("alpha/duty", SETTLED, about=(notice, concern), audience=("bravo",))
    assert not desk.notice(notice).concern_open
    assert not desk.notice(notice, "bravo").concern_open


def test_concern_outlives_an_amendment_and_the_activity(desk: Harness, notice: str) -> None:
    """R19: what was said against a notice is answered for, also after the fact."""
    concern = desk.say("desk/watch", CONCERN, about=(notice,), audience=("alpha",))
    amended = EXAMPLES[notices.NoticeAmended]
    desk.file_notice("alpha/duty", amended, about=(notice,), audience=("bravo",))
    assert {type(logged.fact) for logged in desk.skip()} == {CheckMade}
    assert desk.notice(notice, "alpha").concern_open
    desk.say("alpha/duty", notices.NoticeEnded(), about=(notice,))
    assert desk.notice(notice, "alpha").concern_open
    desk.say("alpha/duty", SETTLED, about=(notice, concern), audience=())
    assert not desk.notice(notice).concern_open
