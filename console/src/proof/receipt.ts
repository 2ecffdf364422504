/**
 * Receipts: one file that proves, without the desk, that a message is in the log and what it says.
 *
 * Who the log's key belongs to is not in the file: compare it with the key that you were given by another way.
 *
 * Source: docs/formats/receipt.md.
 */

import { decodeB64 } from '@/wire/b64'
import { isSame } from '@/wire/bytes'
import { encode, parse } from '@/wire/canonical'
import { openEnvelope, type Envelope, type Opened } from '@/wire/dsse'
import { MalformedError, ProofError, SignatureError } from '@/wire/errors'
import { parseHeader, type Header } from '@/wire/header'
import type { Instant } from '@/wire/instant'
import { partsShape, requireCommitted, SALT_BYTES, withheldFrom, type Parts } from '@/wire/parts'
import { isObject, read } from '@/wire/reading'
import { closed, needed, text, type Said } from '@/wire/shape'
import { entryShape, leafOf, MAX_ENTRY_BYTES, printEntry } from './entry'
import { verifyTlogProof } from './tlogProof'
import { parseVkey, printVkey, type VerifierKey } from './vkey'

export const FORMAT = 'checkfire.receipt/1'

/** The largest receipt that is read: the largest entry with its parts, and a proof beside them. */
export const MAX_RECEIPT_BYTES = MAX_ENTRY_BYTES + 65_536

const NEWLINE = 0x0a

const receiptShape = closed('receipt', {
  entry: needed(entryShape),
  entry_salt: needed(text()),
  format: needed(text()),
  log_key: needed(text()),
  parts: needed(partsShape),
  proof: needed(text()),
})

/** A receipt as it was read; nothing in it has been verified. */
export type Receipt = Said<typeof receiptShape>

/** What a verifier was given by another way than with the receipt. */
export interface Given {
  /** The log's key, as its text. */
  readonly trustedVkey?: string | undefined
}

/** What a receipt proves. */
export interface VerifiedReceipt {
  /** The name of the log. */
  readonly origin: string
  /** The place of the entry, from zero. */
  readonly index: number
  /** The number of entries of the head that it was proven against. */
  readonly size: number
  readonly header: Header
  /** The desk's word for when it had the message. */
  readonly receivedAt: Instant
  /** The desk's word for when it wrote the entry, where that was later. */
  readonly recordedAt?: Instant
  /** The contents of the parts that are shown, by name. */
  readonly shownParts: Readonly<Record<string, unknown>>
  /** The same parts with their salts, as `readFact` takes them. */
  readonly parts: Parts
  /** The names of the parts that were signed and are not shown. */
  readonly withheld: readonly string[]
  /** The key that signed the message, in base64; whose it is, only the log says. */
  readonly signerKey: string
  /** The log's public key, as its text. */
  readonly logKey: string
  /** True if the log's key is the one that was given by another way. */
  readonly trusted: boolean
}

/**
 * Return what a receipt file says, nothing of it verified.
 *
 * Refuses a file that is not a receipt (`not-a-receipt`), and one that is not in the one form (`not-canonical`,
 * `field-wrong` and the other codes of `parse` and `read`).
 */
export function parseReceiptUnverified(raw: Uint8Array): Receipt {
  if (raw.at(-1) !== NEWLINE) {
    throw new MalformedError('The file does not end like a receipt.', 'not-a-receipt')
  }
  const body = raw.subarray(0, -1)
  const plain = parse(body, MAX_RECEIPT_BYTES)
  if (!isObject(plain) || plain['format'] !== FORMAT) {
    throw new MalformedError('The file is not a receipt of this version.', 'not-a-receipt')
  }
  const receipt = read(receiptShape, plain, 'receipt').value
  // A time that is stated as absent would vanish from the entry, and the leaf would still fit.
  if (!isSame(encode(receipt), body)) {
    throw new MalformedError('The receipt has another form than its entry.', 'not-canonical')
  }
  return receipt
}

/**
 * Verify a receipt file, here and without the desk.
 *
 * Without a trusted key the file's own is used, and `trusted` is false.
 * A given text that is no key is refused as `malformed` before the file is read; read it with `parseVkey`
 * first, so that the two cannot be mixed up.
 *
 * Refuses with `kind` `malformed` a file that is not a receipt, and with `kind` `proof` one that does not hold:
 * `log-key-differs`, `envelope-failed`, `commitment-failed`, `checkpoint-failed`, `inclusion-failed`, `other-
 * origin`.
 * With `kind` `unsupported` the browser cannot tell.
 */
export async function verifyReceipt(raw: Uint8Array, given: Given = {}): Promise<VerifiedReceipt> {
  const trusted = given.trustedVkey === undefined ? null : await parseVkey(given.trustedVkey)
  const receipt = parseReceiptUnverified(raw)
  const logKey = await parseVkey(receipt.log_key)
  requireTrusted(logKey, trusted)
  const { payload, publicKey } = await openInEvidence(receipt.entry.envelope)
  const header = parseHeader(payload).value
  await requireCommitted(receipt.parts, header.parts)
  const leaf = await leafOf(printEntry(receipt.entry), decodeB64(receipt.entry_salt, SALT_BYTES))
  const { index, checkpoint } = await verifyTlogProof(receipt.proof, leaf, logKey)
  if (header.origin !== checkpoint.origin) {
    throw new ProofError('The message was meant for another log.', 'other-origin')
  }
  const { received_at: receivedAt, recorded_at: recordedAt } = receipt.entry
  return {
    ...{ origin: checkpoint.origin, index, size: checkpoint.size, header, receivedAt },
    ...(recordedAt !== undefined && { recordedAt }),
    shownParts: contentsShown(receipt.parts),
    parts: receipt.parts,
    withheld: withheldFrom(receipt.parts, header.parts),
    signerKey: publicKey,
    logKey: receipt.log_key,
    trusted: trusted !== null,
  }
}

function requireTrusted(logKey: VerifierKey, trusted: VerifierKey | null): void {
  if (trusted && printVkey(trusted) !== printVkey(logKey)) {
    throw new ProofError("The receipt is of another log's key.", 'log-key-differs')
  }
}

async function openInEvidence(envelope: Envelope): Promise<Opened> {
  try {
    return await openEnvelope(envelope)
  } catch (fault) {
    if (fault instanceof SignatureError) {
      throw new ProofError('The message in the receipt is not signed by the key that it names.', 'envelope-failed')
    }
    throw fault
  }
}

function contentsShown(parts: Parts): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.content]))
}
