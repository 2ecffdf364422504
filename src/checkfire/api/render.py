"""From pictures to shapes: nothing is decided here, only laid out."""

from __future__ import annotations

from typing import Any

from checkfire.api import shapes
from checkfire.picture.arrangement import Arrangement, Party
from checkfire.picture.logged import Logged
from checkfire.picture.notices import Notice, Recipient, Settled, Step
from checkfire.picture.picture import plain
from checkfire.picture.register import Registered
from checkfire.vocab.protected import ObjectKind
from checkfire.wire.notices import Scope


def entry_view(logged: Logged) -> shapes.EntryView:
    """Lay out an entry that was filtered for its reader already."""
    header = logged.header
    return shapes.EntryView(
        index=logged.index,
        received_at=logged.received_at,
        recorded=logged.recorded,
        recorded_at=logged.recorded_at,
        id=header.id,
        kind=header.kind,
        sender=header.sender,
        said_at=header.said_at,
        about=list(header.about),
        drill=header.drill,
        flags=list(logged.message.flags),
        parts={name: part.content for name, part in logged.message.parts.items()},
    )


def object_view(object_id: str, entry: Registered, *, owner_reads: bool) -> shapes.ObjectView:
    """Lay out an object; who else may know of it is shown to its owner and the neutral desk alone."""
    protected = entry.protected
    return shapes.ObjectView(
        id=object_id,
        kind=protected.kind.value,
        owner=protected.owner,
        label=protected.label,
        category=protected.category,
        place=protected.place,
        standoff_m=protected.standoff_m,
        corridor_m=protected.corridor_m,
        status=protected.status.value if protected.kind is ObjectKind.SITE else "",
        active=entry.active,
        consents=sorted(entry.consents) if owner_reads else [],
        history=[step.value for step, _ in entry.history],
        tracks=[
            shapes.TrackView(
                by=track.by,
                point=track.point,
                accuracy_m=track.accuracy_m,
                stated=track.stated,
                seen_at=track.seen_at,
                until=track.until,
            )
            for track in entry.tracks
        ],
    )


NOT_SHOWN = "not-shown"
"""Another recipient's standing, which only the notifier and the neutral desk are told."""


def notice_view(notice: Notice, party: str, *, neutral: bool) -> shapes.NoticeView:
    """Lay out a notice with its checks, and with those recipients' standing that the reader can know."""
    knows_all = neutral or party == notice.notifier
    return shapes.NoticeView(
        id=notice.id,
        notifier=notice.notifier,
        drill=notice.drill,
        life=notice.life.value,
        activity=notice.activity,
        read_from=notice.read_from,
        summary=notice.summary,
        filed_at=notice.filed_at,
        answer_by=notice.answer_by,
        concern_open=notice.concern_open,
        recipients=[
            _recipient(recipient, standing, known=knows_all or recipient == party)
            for recipient, standing in sorted(notice.recipients.items())
        ],
        checks=[
            shapes.CheckView(
                audience=audience,
                scope=scope.value,
                verdict=made.verdict,
                entry=index,
                entries=made.entries,
                evaluated_at=made.evaluated_at,
                software=made.software,
            )
            for (audience, scope), (index, made) in sorted(notice.checks.items())
            # A check of a party's own objects that found nothing was made for the number of entries alone.
            if scope is not Scope.OWNER or audience in notice.owners_told
        ],
    )


def _recipient(party: str, recipient: Recipient, *, known: bool) -> shapes.RecipientView:
    return shapes.RecipientView(
        party=party,
        standing=recipient.standing if known or recipient.given else NOT_SHOWN,
        furthest=_step_name(recipient.furthest),
        steps={_step_name(step): at for step, at in recipient.steps},
        stated=[
            shapes.StatedStepView(
                step=_step_name(stated.step), at=stated.at, desk=stated.desk, stated_by=stated.by
            )
            for stated in recipient.stated
        ],
        answers=[
            shapes.GivenView(
                id=given.id,
                answer=given.answer.value,
                at=given.at,
                text=given.text,
                object=given.object,
                urgency=given.urgency.value,
                settled_at=given.settled.at if given.settled else None,
                settled=_settled(given.settled) if given.settled else None,
            )
            for given in recipient.given
        ],
        silent_at=recipient.silent_at,
        concern_open=recipient.concern_open,
    )


def _step_name(step: Step) -> str:
    return step.name.lower().replace("_", "-")


def _settled(settled: Settled) -> shapes.SettledView:
    return shapes.SettledView(at=settled.at, role=settled.role, reason=settled.reason, desk=settled.desk)


def arrangement_view(arrangement: Arrangement) -> shapes.ArrangementView:
    """Lay out the parties, their desks and keys, the figures and the channels."""
    parties = [_party(party, arrangement) for _, party in sorted(arrangement.parties.items())]
    policy: dict[str, Any] = plain(arrangement.policy)
    return shapes.ArrangementView(parties=parties, policy=policy, channels=plain(arrangement.channels))


def _party(party: Party, arrangement: Arrangement) -> shapes.PartyView:
    return shapes.PartyView(
        party=party.party,
        name=party.name,
        role=party.role.value,
        desks={d.desk: name for d, name in sorted(arrangement.desks.items()) if d.party == party.party},
        present={d.desk: at for d, at in sorted(arrangement.present.items()) if d.party == party.party},
        keys=[
            shapes.KeyView(
                public_key=key.public_key,
                desk=key.desk.desk,
                label=key.label,
                enrolled_at=key.enrolled_at,
                revoked_at=key.revoked_at,
            )
            for key in arrangement.keys.values()
            if key.desk.party == party.party
        ],
    )
