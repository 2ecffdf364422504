/** Notices of activity and the checks that were made of them. */

import { deskKind, kind } from './kind'
import { list, needed, object, optional, text, time, whole, word, type Said } from './shape'
import { altitudeBand, long, place, short, slug, statedInstant, window } from './values'

export const activity = object('Activity', {
  place: needed(place),
  window: needed(window),
  band: optional(altitudeBand),
  reach: optional(word('Reach', ['ground', 'air-only']), 'ground'),
})

/** An announced activity: area, altitude band and window. */
export type Activity = Said<typeof activity>

export const finding = word('Finding', ['none-known', 'conflict', 'unknown'])

/** The three words of a verdict. */
export type Finding = Said<typeof finding>

const reason = object('Reason', {
  rule: needed(text()),
  finding: needed(finding),
  object: optional(text()),
  gap_m: optional(whole()),
  gap_vertical_m: optional(whole()),
  overlap: optional(window),
})

const nearest = object('Nearest', {
  object: needed(text()),
  kind: needed(word('ObjectKind', ['site', 'movement', 'position', 'notice'])),
  label: needed(text()),
  distance_m: needed(whole()),
  bearing_deg: needed(whole()),
  gap_m: needed(whole()),
})

export const verdict = object('Verdict', {
  finding: needed(finding),
  reasons: optional(list(reason), []),
  nearest: optional(list(nearest), []),
  unlisted: optional(whole(), 0),
})

/** The outcome of one check over one party's picture. */
export type Verdict = Said<typeof verdict>

const notice = kind(
  { activity: needed(activity), summary: needed(long), answer_by: optional(time) },
  { parts: { activity: ['activity'] } },
)

export const NOTICES = {
  'checkfire.notice-filed/1': notice,
  'checkfire.notice-amended/1': notice,
  'checkfire.notice-cancelled/1': kind({ reason: needed(short) }),
  'checkfire.notice-started/1': kind({ happened: optional(statedInstant) }),
  'checkfire.notice-ended/1': kind({ happened: optional(statedInstant) }),
  'checkfire.check-made/1': deskKind({
    audience: needed(slug),
    scope: needed(word('Scope', ['party', 'full', 'owner'])),
    verdict: needed(verdict),
    entries: needed(whole()),
    evaluated_at: needed(time),
    software: needed(short),
  }),
} as const
