/**
 * Entries: what the log keeps of a message, and the 32 bytes that the tree holds of it.
 *
 * Source: docs/formats/entry.md.
 */

import { isSame, sha256, utf8, type Bytes } from '@/wire/bytes'
import { encode, MAX_BYTES, parse } from '@/wire/canonical'
import { envelopeShape } from '@/wire/dsse'
import { MalformedError } from '@/wire/errors'
import { read } from '@/wire/reading'
import { closed, needed, optional, time, type Said } from '@/wire/shape'

/** The largest entry that is read: the largest message that is taken, and the times beside it. */
export const MAX_ENTRY_BYTES = MAX_BYTES + 1_024

const TAG = utf8('checkfire/entry/1\n')

export const entryShape = closed('entry', {
  envelope: needed(envelopeShape),
  received_at: needed(time),
  recorded_at: optional(time),
})

/** An envelope and when the desk received it, and wrote it where that was later. */
export type Entry = Said<typeof entryShape>

/**
 * Return the entry in its canonical bytes; the signature is not verified yet.
 *
 * Refuses bytes that are not an entry, with the codes of `parse` and `read`, and a time that is stated as absent
 * (`not-canonical`).
 */
export function parseEntry(raw: Uint8Array): Entry {
  const entry = read(entryShape, parse(raw, MAX_ENTRY_BYTES), 'entry').value
  if (!isSame(encode(entry), raw)) {
    throw new MalformedError('An entry leaves out a time that it does not have.', 'not-canonical')
  }
  return entry
}

/** Return the canonical bytes of an entry. */
export function printEntry(entry: Entry): Bytes {
  return encode(entry)
}

/** Return the 32 bytes that the tree holds of an entry's exact bytes and its salt. */
export async function leafOf(raw: Bytes, salt: Bytes): Promise<Bytes> {
  return sha256(TAG, salt, raw)
}
