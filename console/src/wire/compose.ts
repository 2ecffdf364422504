/**
 * Messages on their way out: a draft becomes signed bytes, and nothing is signed that a desk would refuse for
 * its form.
 */

import { encodeB64 } from './b64'
import type { Bytes } from './bytes'
import { encode, MAX_BYTES } from './canonical'
import { seal, type Envelope, type Signer } from './dsse'
import { MalformedError } from './errors'
import { contentsOf } from './fact'
import { headerShape, type Audience, type Header } from './header'
import { newMessageId } from './id'
import { printInstant } from './instant'
import type { FactOf, KindName } from './kinds'
import { commitmentOf, SALT_BYTES, type Part, type Parts } from './parts'
import { read } from './reading'
import type { DeskRef } from './values'

/** Everything that a sender decides about a message before it is signed. */
export interface Draft<K extends KindName> {
  readonly kind: K
  readonly fact: FactOf<K>
  readonly sender: DeskRef
  /** The log that it is meant for. */
  readonly origin: string
  readonly audience: Audience
  /** Ids of the messages that it speaks of, its subject first. */
  readonly about?: readonly string[]
  readonly drill?: boolean
}

/** What is never used twice; whatever is left out is made from the clock and the browser's randomness. */
export interface Fresh {
  readonly id?: string
  readonly saidAt?: Date
  /** At least as many as the fact has parts, of 16 bytes; used in the order of the fact's fields. */
  readonly salts?: readonly Bytes[]
}

/**
 * Return the submission bytes of a draft, signed.
 *
 * Refuses what a desk would refuse for its form, before anything is signed: a fact or header field of another form
 * (`field-wrong`), half a character (`text-not-unicode`), a time out of range, or a message of more than 262144
 * bytes (`too-large`). Fewer salts than parts are a `RangeError`.
 */
export async function compose<K extends KindName>(draft: Draft<K>, signer: Signer, fresh: Fresh = {}): Promise<Bytes> {
  const parts = salted(contentsOf(draft.kind, draft.fact), fresh.salts)
  const commitments: Record<string, string> = {}
  for (const [name, part] of Object.entries(parts)) {
    commitments[name] = await commitmentOf(part)
  }
  const header: Header = {
    id: fresh.id ?? newMessageId(),
    kind: draft.kind,
    from: { party: draft.sender.party, desk: draft.sender.desk },
    said_at: printInstant(fresh.saidAt ?? new Date()),
    about: draft.about ?? [],
    audience: draft.audience,
    origin: draft.origin,
    drill: draft.drill ?? false,
    parts: commitments,
  }
  const payload = encode(read(headerShape, header, 'header').value)
  return requireSmall(printSubmission(await seal(payload, signer), parts))
}

/** Return the canonical bytes in which a message is handed in. */
export function printSubmission(envelope: Envelope, parts: Parts): Bytes {
  return encode({ envelope, parts })
}

function salted(contents: Readonly<Record<string, unknown>>, salts: readonly Bytes[] | undefined): Parts {
  const parts: Record<string, Part> = {}
  for (const [at, [name, content]] of Object.entries(contents).entries()) {
    const salt = salts ? salts[at] : crypto.getRandomValues(new Uint8Array(SALT_BYTES))
    if (!salt) {
      throw new RangeError('every part needs a salt of its own')
    }
    parts[name] = { content, salt: encodeB64(salt) }
  }
  return parts
}

function requireSmall(raw: Bytes): Bytes {
  if (raw.length > MAX_BYTES) {
    throw new MalformedError('The message is larger than a desk reads.', 'too-large', { max_bytes: MAX_BYTES })
  }
  return raw
}
