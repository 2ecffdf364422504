/** Calls by telephone or radio, entered by hand and later. */

import { kind } from './kind'
import { needed, optional, word } from './shape'
import { long, short, statedInstant } from './values'

export const CALLS = {
  'checkfire.call-logged/1': kind({
    caller: needed(short),
    callee: needed(short),
    means: needed(word('Means', ['telephone', 'radio', 'in-person'])),
    words: needed(long),
    entered_by: needed(short),
    happened: needed(statedInstant),
    answered_by: optional(short),
  }),
} as const
