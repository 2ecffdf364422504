/** Check fire: the call to stop, its ladder, and the way to a verified end. */

import { deskKind, kind } from './kind'
import { mendHalt } from './mendHalt'
import { list, needed, optional, time, whole, word } from './shape'
import { deskRef, dutyRole, long, messageId, place, short, slug, statedInstant } from './values'

const onBehalf = { on_behalf_of: optional(slug) }
const happened = { happened: optional(statedInstant) }

export const HALTS = {
  'checkfire.halt-called/1': kind(
    {
      what: needed(long),
      where: optional(place),
      notice: optional(messageId),
      since: optional(statedInstant),
      seen_from: optional(short),
      words: optional(long),
      caller: optional(short),
    },
    {
      parts: {
        core: ['what', 'where'],
        notice: ['notice'],
        more: ['since', 'seen_from', 'words', 'caller'],
      },
      optionalParts: ['more', 'notice'],
      mend: mendHalt,
    },
  ),
  'checkfire.halt-delivered/1': deskKind({ desk: needed(deskRef), channel: needed(short) }),
  'checkfire.halt-acknowledged/1': kind({
    role: optional(dutyRole, 'duty'),
    person: optional(short),
    ...onBehalf,
  }),
  'checkfire.stop-ordered/1': kind({ ...happened, by: optional(short), ...onBehalf }),
  'checkfire.fire-stopped/1': kind({ ...happened, stated_by: optional(short), ...onBehalf }),
  'checkfire.stop-verified/1': kind({ basis: needed(long), ...happened }),
  'checkfire.fire-reported/1': kind({
    strikes: optional(whole(0, 1_000_000)),
    where: optional(place),
    ...happened,
    span: optional(word('Span', ['whole-day', 'call-to-acknowledgement'])),
    source: optional(long),
  }),
  'checkfire.halt-reopened/1': deskKind(
    { report: optional(messageId) },
    { parts: { report: ['report'] } },
  ),
  'checkfire.escalation-stepped/1': deskKind(
    {
      step: needed(whole(1, 8)),
      after_s: needed(whole()),
      due_at: needed(time),
      roles: needed(list(dutyRole, 1)),
      unanswered: optional(list(slug), []),
      desks: optional(list(deskRef), []),
    },
    { parts: { who: ['unanswered', 'desks'] } },
  ),
  'checkfire.halt-closed/1': kind({ reason: optional(long) }),
} as const
