/**
 * Checkpoints: the head of a log, signed by the log.
 *
 * The text of the note has three lines: the origin, the number of leaves, and the root in base64.
 *
 * Source: docs/formats/checkpoint.md; c2sp.org/tlog-checkpoint.
 */

import { decodeB64, encodeB64 } from '@/wire/b64'
import { HASH_BYTES, isSame } from '@/wire/bytes'
import { MalformedError, ProofError } from '@/wire/errors'
import { verifyNote, type Note } from './note'
import { emptyRoot, MAX_SIZE, type Head } from './tree'
import { requireKeyName, type VerifierKey } from './vkey'

/** The head of a log at one size, with the name of the log, which is also the name of its key. */
export interface Checkpoint extends Head {
  readonly origin: string
}

/**
 * Read the head of a log from a verified note.
 *
 * Refuses a text that has not exactly three lines in the one form (`malformed`; field `lines`, `name`, `size`,
 * `base64` or `root`).
 */
export async function parseCheckpoint(note: Note): Promise<Checkpoint> {
  const [origin, size, root, end, ...more] = note.text.split('\n')
  if (origin === undefined || size === undefined || root === undefined || end === undefined || more.length) {
    throw malformed('A checkpoint does not have three lines.', 'lines')
  }
  const checkpoint = { origin, size: parseDecimal(size, 'size'), root: decodeB64(root) }
  requireKeyName(origin)
  if (checkpoint.root.length !== HASH_BYTES) {
    throw malformed('The root does not have 32 bytes.', 'root')
  }
  if (checkpoint.size === 0 && !isSame(checkpoint.root, await emptyRoot())) {
    throw malformed('The root is not the root of an empty tree.', 'root')
  }
  return checkpoint
}

/** Write the head of a log as the text of a note. */
export function printCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${encodeB64(checkpoint.root)}\n`
}

/**
 * Read a signed checkpoint and demand that the log's key has signed it.
 *
 * With `requireOnlyKnown`, lines of other keys are refused instead of ignored.
 * Refuses a text that is not in the one form (`malformed`), and a head that the key has not signed or that is of
 * another log (`checkpoint-failed`; field `key`, `signature` or `origin`).
 */
export async function openCheckpoint(text: string, vkey: VerifierKey, requireOnlyKnown = false): Promise<Checkpoint> {
  const checkpoint = await parseCheckpoint(await verifyNote(text, vkey, requireOnlyKnown))
  if (checkpoint.origin !== vkey.name) {
    const context = { field: 'origin', origin: checkpoint.origin, expected: vkey.name }
    throw new ProofError('The checkpoint belongs to another log.', 'checkpoint-failed', context)
  }
  return checkpoint
}

/** Read a number below 2^53 in ASCII digits without leading zeros; refuses other text (`malformed`, `field`). */
export function parseDecimal(text: string, field: string): number {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text) || Number(text) > MAX_SIZE) {
    throw malformed('A number is not in plain decimal form or is too large.', field)
  }
  return Number(text)
}

function malformed(message: string, field: string): MalformedError {
  return new MalformedError(message, 'malformed', { field })
}
