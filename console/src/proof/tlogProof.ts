/**
 * Proof texts: one text that proves, without the log, that a leaf is in it.
 *
 * Every byte of it counts, so the `extra` line of the specification is neither written nor read, and a
 * signature line of an unknown key is refused.
 *
 * Source: docs/formats/checkpoint.md; c2sp.org/tlog-proof.
 */

import { decodeB64, encodeB64 } from '@/wire/b64'
import { HASH_BYTES, type Bytes } from '@/wire/bytes'
import { MalformedError } from '@/wire/errors'
import { openCheckpoint, parseDecimal, type Checkpoint } from './checkpoint'
import { verifyInclusion } from './tree'
import type { VerifierKey } from './vkey'

const TITLE = 'c2sp.org/tlog-proof@v1'
const INDEX = 'index '
const MAX_HASHES = 53

/** What a proof text says; only `verifyTlogProof` tells whether it holds. */
export interface TlogProof {
  /** The place of the leaf, from zero. */
  readonly index: number
  readonly hashes: readonly Bytes[]
  /** The signed checkpoint, verbatim and unverified. */
  readonly checkpoint: string
}

/** Where a leaf stands, and the head that it was proven against. */
export interface Included {
  readonly index: number
  readonly checkpoint: Checkpoint
}

/**
 * Read a proof text without checking that it proves anything; the checkpoint is taken as it stands.
 *
 * Refuses another title or form, an extra line, and a hash of another length (`malformed`; field `title`, `index`,
 * `hashes` or `base64`).
 */
export function parseTlogProofUnverified(text: string): TlogProof {
  const gap = text.indexOf('\n\n')
  const [title, index, ...hashes] = text.slice(0, Math.max(gap, 0)).split('\n')
  if (title !== TITLE || index === undefined) {
    throw malformed('This is not a proof text.', 'title')
  }
  if (!index.startsWith(INDEX)) {
    throw malformed('The second line of the proof is not the index.', 'index')
  }
  if (hashes.length > MAX_HASHES) {
    throw malformed('The proof has too many hashes.', 'hashes')
  }
  return {
    index: parseDecimal(index.slice(INDEX.length), 'index'),
    hashes: hashes.map((line) => decodeB64(line, HASH_BYTES)),
    checkpoint: text.slice(gap + 2),
  }
}

/** Write a proof as its text. */
export function printTlogProof(proof: TlogProof): string {
  const lines = [TITLE, `${INDEX}${proof.index}`, ...proof.hashes.map(encodeB64)]
  return `${lines.join('\n')}\n\n${proof.checkpoint}`
}

/**
 * Demand that the text proves the leaf to be in the log of this key.
 *
 * Refuses a text that is not in the one form (`malformed`), a head that the log's key alone has not signed
 * (`checkpoint-failed`), and a leaf that is not at this place in its tree (`inclusion-failed`).
 */
export async function verifyTlogProof(text: string, leaf: Bytes, vkey: VerifierKey): Promise<Included> {
  const proof = parseTlogProofUnverified(text)
  const checkpoint = await openCheckpoint(proof.checkpoint, vkey, true)
  await verifyInclusion(leaf, proof.index, checkpoint, proof.hashes)
  return { index: proof.index, checkpoint }
}

function malformed(message: string, field: string): MalformedError {
  return new MalformedError(message, 'malformed', { field })
}
