/** Message ids: UUIDv7 in lower case, made anew for every message. */

import { hex } from './bytes'

/** The id of a message, which is also its idempotency key. */
export type MessageId = string

/** What a message id looks like. */
export const MESSAGE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const RANDOM_BYTES = 10

/** Tell whether a text is a message id. */
export function isMessageId(text: string): text is MessageId {
  return MESSAGE_ID.test(text)
}

/** Return a new message id from the clock and the browser's randomness. */
export function newMessageId(): MessageId {
  return uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)))
}

/**
 * Return the UUIDv7 of a time in milliseconds since 1970 and ten random bytes.
 *
 * Refuses another number of bytes, and a time that has not 48 bits (`RangeError`).
 * Source: RFC 9562, section 5.7.
 */
export function uuid7(unixMs: number, random: Uint8Array): MessageId {
  if (random.length !== RANDOM_BYTES || !Number.isSafeInteger(unixMs) || unixMs < 0 || unixMs >= 2 ** 48) {
    throw new RangeError('a UUIDv7 is a time of 48 bits and ten random bytes')
  }
  const digits = unixMs.toString(16).padStart(12, '0') + hex(random)
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `7${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join('-')
}
