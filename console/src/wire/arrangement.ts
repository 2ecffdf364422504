/** The arrangement: who is party to the desk, with which desks, keys, rules, rosters and channels. */

import { isInOrder } from './instant'
import { deskKind, kind } from './kind'
import { like, list, needed, object, optional, time, whole, word, type Said } from './shape'
import { bytes32, deskRef, dutyRole, short, slug } from './values'

const seconds = whole(1, 366 * 86_400)
const reach = whole(0, 500_000)

export const shift = object(
  'Shift',
  {
    starts_at: needed(time),
    ends_at: needed(time),
    primary: needed(short),
    alternates: needed(list(short, 1, 20)),
    head: optional(short),
  },
  isInOrder,
)

/** Who answers for a desk in one span of time. */
export type Shift = Said<typeof shift>

export const ARRANGEMENT = {
  'checkfire.party-admitted/1': kind({
    party: needed(slug),
    name: needed(short),
    role: needed(word('PartyRole', ['neutral', 'armed', 'humanitarian', 'monitor'])),
  }),
  'checkfire.desk-opened/1': kind({ party: needed(slug), desk: needed(slug), name: needed(short) }),
  'checkfire.key-enrolled/1': kind({
    party: needed(slug),
    desk: needed(slug),
    public_key: needed(bytes32),
    label: needed(short),
    invite: optional(like(/^[0-9a-f]{64}$/)),
  }),
  'checkfire.key-revoked/1': kind({ public_key: needed(bytes32), reason: needed(short) }),
  'checkfire.policy-set/1': kind(
    {
      answer_within_s: optional(seconds),
      ladder_s: optional(list(seconds, 1, 8)),
      reopen_within_s: optional(seconds),
      nearest_within_m: optional(reach),
      concerned_within_m: optional(reach),
      rival_within_m: optional(reach),
      rival_apart_m: optional(reach),
    },
    { rule: ({ ladder_s }) => climbs(ladder_s ?? []) },
  ),
  'checkfire.roster-set/1': kind({ desk: needed(deskRef), shifts: needed(list(shift, undefined, 400)) }),
  'checkfire.presence-confirmed/1': kind({ role: optional(dutyRole, 'duty'), person: optional(short) }),
  'checkfire.presence-missed/1': deskKind({ desk: needed(deskRef) }),
  'checkfire.channel-state-changed/1': kind({
    channel: needed(short),
    state: needed(word('ChannelState', ['open', 'degraded', 'suspended'])),
    by: needed(slug),
    reason: optional(short),
  }),
} as const

function climbs(steps: readonly number[]): boolean {
  return steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? 0))
}
