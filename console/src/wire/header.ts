/**
 * The signed header of a message: everything about it except what it says.
 *
 * The origin and the drill are signed, so that nothing can be carried from one log, or from a drill into a real
 * call, or the other way round.
 */

import { parse } from './canonical'
import { read, type Reading } from './reading'
import { like, list, map, needed, object, oneOf, time, truth, word, type Said } from './shape'
import { bytes32, deskRef, messageId, origin, slug } from './values'

export const audienceShape = oneOf(word('audience', ['all']), list(slug, undefined, 200))

/** The parties that a message is meant for, or `all`. */
export type Audience = Said<typeof audienceShape>

export const headerShape = object('header', {
  id: needed(messageId),
  kind: needed(like(/^[a-z][a-z0-9.-]{0,79}\/[1-9][0-9]{0,2}$/)),
  from: needed(deskRef),
  said_at: needed(time),
  about: needed(list(messageId, undefined, 50)),
  audience: needed(audienceShape),
  origin: needed(origin),
  drill: needed(truth),
  parts: needed(map(/^[a-z][a-z_]{0,39}$/, bytes32)),
})

/** Who says what kind of thing, when, about what, to whom, in which log; with the commitment of each part. */
export type Header = Said<typeof headerShape>

/**
 * Return the header of a signed payload, and the paths of fields that are not known.
 *
 * Refuses a payload that is not canonical or not a header, with the codes of `parse` and `read`.
 */
export function parseHeader(payload: Uint8Array): Reading<Header> {
  return read(headerShape, parse(payload), 'header', 'header.')
}
