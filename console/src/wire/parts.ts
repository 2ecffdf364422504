/**
 * Parts: a message body in named pieces that can be shown one by one.
 *
 * A part's commitment is SHA-256 over a domain tag, its own 16-byte salt and its canonical bytes.
 * The signed header holds the commitments only, so showing one part needs that part and its salt.
 */

import { decodeB64, encodeB64 } from './b64'
import { sha256, utf8 } from './bytes'
import { encode } from './canonical'
import { MalformedError, ProofError } from './errors'
import { read } from './reading'
import { any, closed, map, needed, text, type Said } from './shape'

export const SALT_BYTES = 16

const TAG = utf8('checkfire/part/1\n')

export const partsShape = map(/^/, closed('part', { content: needed(any), salt: needed(text()) }))

/** Pieces of a body by name, each with its content and its salt (base64). */
export type Parts = Said<typeof partsShape>

/** One piece of a body. */
export type Part = Parts[string]

/** Return parts from plain JSON, their commitments unverified; refuses another form (`field-wrong`). */
export function readParts(plain: unknown): Parts {
  return read(partsShape, plain, 'parts').value
}

/** Return the commitment of a part, in base64; refuses a salt that is not 16 bytes of base64 (`malformed`). */
export async function commitmentOf(part: Part): Promise<string> {
  const salt = decodeB64(part.salt, SALT_BYTES)
  return encodeB64(await sha256(TAG, salt, encode(part.content)))
}

/**
 * Demand that every shown part is one that was signed; parts may be withheld.
 *
 * Refuses a part that the header does not name, or not in this form (`commitment-failed`), and a salt that
 * cannot be read (`malformed`).
 */
export async function requireCommitted(parts: Parts, commitments: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, part] of Object.entries(parts)) {
    const commitment = await commitmentOf(part)
    if (!Object.hasOwn(commitments, name) || commitments[name] !== commitment) {
      throw new ProofError('A part is not the one that was signed.', 'commitment-failed', { part: name })
    }
  }
}

/** Demand that all parts are there, as a submission needs them; refuses otherwise (`part-missing`). */
export function requireComplete(parts: Parts, commitments: Readonly<Record<string, string>>): void {
  const missing = withheldFrom(parts, commitments)
  if (missing.length) {
    throw new MalformedError('A part of the message is missing.', 'part-missing', { parts: missing })
  }
}

/** Return the names of the parts that were signed and are not shown, sorted. */
export function withheldFrom(parts: Parts, commitments: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(commitments).filter((name) => !Object.hasOwn(parts, name)).sort()
}
