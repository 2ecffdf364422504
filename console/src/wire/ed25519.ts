/**
 * Ed25519 signatures, verified no more leniently than a desk does.
 *
 * Browsers take a key of small order, for which one signature fits every message; a desk refuses it, and so is
 * it here.
 *
 * Source: docs/formats/message.md; RFC 8032.
 */

import { hex, type Bytes } from './bytes'
import { SignatureError } from './errors'
import { subtle, unsupportedBy } from './platform'

export const KEY_BYTES = 32
export const SIGNATURE_BYTES = 64

/** The points of small order, without the sign bit; those in a second spelling are refused as such. */
const SMALL_ORDER = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
])

const PRIME = 2n ** 255n - 19n
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const REFUSED = new Set(['DataError', 'OperationError', 'InvalidAccessError'])

/**
 * Demand that `signature` is the key's signature over `data`.
 *
 * Refuses every other (`signature-wrong`); a browser without Ed25519 cannot tell (`key-unsupported`).
 */
export async function requireSignature(publicKey: Bytes, signature: Bytes, data: Bytes): Promise<void> {
  if (!(await hasSigned(publicKey, signature, data))) {
    throw new SignatureError('The signature does not fit these bytes and this key.')
  }
}

/**
 * Tell whether `signature` is the key's signature over `data`.
 *
 * A browser without Ed25519 cannot tell (`key-unsupported`).
 */
export async function hasSigned(publicKey: Bytes, signature: Bytes, data: Bytes): Promise<boolean> {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) {
    return false
  }
  const isPlain = isPlainPoint(publicKey) && isPlainPoint(signature.slice(0, KEY_BYTES))
  if (!isPlain || numberOf(signature.slice(KEY_BYTES)) >= ORDER) {
    return false
  }
  try {
    const key = await subtle().importKey('raw', publicKey, { name: 'Ed25519' }, true, ['verify'])
    return await subtle().verify({ name: 'Ed25519' }, key, signature, data)
  } catch (fault) {
    return refusedBy(fault)
  }
}

/** Tell whether bytes can be a point that is not of small order and is in its one spelling. */
function isPlainPoint(data: Bytes): boolean {
  const unsigned = data.slice()
  unsigned[KEY_BYTES - 1] = (unsigned[KEY_BYTES - 1] ?? 0) & 0x7f
  return numberOf(unsigned) < PRIME && !SMALL_ORDER.has(hex(unsigned))
}

function numberOf(data: Bytes): bigint {
  return BigInt(`0x${hex(data.slice().reverse())}`)
}

/** Return false where the browser refuses the key or the signature; throw everything else on. */
function refusedBy(fault: unknown): false {
  if (fault instanceof DOMException && REFUSED.has(fault.name)) {
    return false
  }
  throw unsupportedBy(fault) ?? fault
}
