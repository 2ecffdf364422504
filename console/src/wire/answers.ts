/** What became of a notice at each recipient, and what each recipient said to it. */

import { deskKind, kind } from './kind'
import { needed, optional, time, word, type Said } from './shape'
import { deskRef, long, messageId, short, slug, statedInstant } from './values'

export const answer = word('Answer', ['no-concern', 'concern', 'query', 'refused'])

/** What a recipient can answer. */
export type Answer = Said<typeof answer>

export const urgency = word('Urgency', ['routine', 'urgent', 'immediate'])

/** How soon a concern matters. */
export type Urgency = Said<typeof urgency>

export const ANSWERS = {
  'checkfire.delivered/1': deskKind({ desk: needed(deskRef), channel: needed(short) }),
  'checkfire.opened/1': kind({ person: optional(short) }),
  'checkfire.acknowledged/1': kind({ person: optional(short) }),
  'checkfire.listed/1': kind({ stated_by: needed(short), happened: optional(statedInstant) }),
  'checkfire.passed-on/1': kind({
    stated_by: needed(short),
    to: needed(short),
    happened: optional(statedInstant),
  }),
  'checkfire.confirmed-at-acting-level/1': kind({
    stated_by: needed(short),
    unit: optional(short),
    happened: optional(statedInstant),
  }),
  'checkfire.answered/1': kind(
    {
      answer: needed(answer),
      text: optional(long),
      object: optional(messageId),
      urgency: optional(urgency, 'urgent'),
    },
    {
      parts: { object: ['object'] },
      rule: (said) => said.answer === 'no-concern' || said.text !== undefined,
    },
  ),
  'checkfire.concern-answered/1': kind({ role: needed(short), reason: needed(long) }),
  'checkfire.silence-recorded/1': deskKind({ party: needed(slug), answer_by: needed(time) }),
} as const
