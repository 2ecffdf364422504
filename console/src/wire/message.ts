/**
 * A message: header, parts and, for a known kind, the fact that they say.
 *
 * `parseSubmission` is the one door through which signed bytes come in; `compose.ts` is the one through which
 * they go out.
 */

import { parse } from './canonical'
import { openEnvelope, readEnvelope, type Envelope } from './dsse'
import { MalformedError } from './errors'
import { buildFact, type Built } from './fact'
import { parseHeader, type Header } from './header'
import { isKindName, type FactOf, type KindName } from './kinds'
import { readParts, requireCommitted, requireComplete, withheldFrom, type Parts } from './parts'
import { isObject } from './reading'

/** A message whose signature and commitments hold. */
export interface Message {
  readonly header: Header
  readonly envelope: Envelope
  /** The key that signed, in base64. */
  readonly publicKey: string
  readonly parts: Parts
  /** What it says, or null where the kind is not known or a needed part is withheld; `factOf` gives it its type. */
  readonly fact: unknown
  /** What was left alone: `unknown:kind`, or `unknown:`, `unreadable:` or `withheld:` and a name. */
  readonly flags: readonly string[]
}

/**
 * Return the message in submission bytes, verified and complete.
 *
 * Refuses bytes, a header, a part or a fact of another form (`kind` `malformed`), a signature that is absent or
 * wrong (`signature`), and a part that is not the one that was signed (`proof`, `commitment-failed`).
 */
export async function parseSubmission(raw: Uint8Array): Promise<Message> {
  const plain = parse(raw)
  if (!isObject(plain) || Object.keys(plain).sort().join() !== 'envelope,parts') {
    throw new MalformedError('A submission is an envelope and its parts.', 'submission-wrong')
  }
  const message = await readMessage(readEnvelope(plain['envelope']), readParts(plain['parts']))
  requireComplete(message.parts, message.header.parts)
  return message
}

/**
 * Return the verified message of an envelope and those of its parts that are shown; refuses as
 * `parseSubmission`.
 */
export async function readMessage(envelope: Envelope, parts: Parts): Promise<Message> {
  const { payload, publicKey } = await openEnvelope(envelope)
  const { value: header, unknown } = parseHeader(payload)
  await requireCommitted(parts, header.parts)
  const { fact, flags } = readFact(header, parts)
  const unknownFlags = unknown.map((name) => `unknown:${name}`)
  return { header, envelope, publicKey, parts, fact, flags: [...unknownFlags, ...flags] }
}

/**
 * Return what the shown parts of a header say, or null where its kind is not known or a needed part is withheld.
 *
 * Refuses as `buildFact`, unless a part is withheld.
 */
export function readFact(header: Header, parts: Parts): Built {
  if (!isKindName(header.kind)) {
    return { fact: null, flags: ['unknown:kind'] }
  }
  const withheld = withheldFrom(parts, header.parts).map((name) => `withheld:${name}`)
  const contents = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.content]))
  try {
    const { fact, flags } = buildFact(header.kind, contents)
    return { fact, flags: [...withheld, ...flags] }
  } catch (fault) {
    if (fault instanceof MalformedError && withheld.length) {
      return { fact: null, flags: withheld }
    }
    throw fault
  }
}

/** Return the fact of a message with its type if it is of this kind and could be read, or null. */
export function factOf<K extends KindName>(
  message: { readonly header: Header; readonly fact: unknown },
  kind: K,
): FactOf<K> | null {
  return message.header.kind === kind ? (message.fact as FactOf<K> | null) : null
}
