/** Bytes, UTF-8 and SHA-256: the few steps that every format is made of. */

import { MalformedError } from './errors'
import { subtle } from './platform'

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

export const HASH_BYTES = 32

const ENCODER = new TextEncoder()
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Return the UTF-8 bytes of a text; half a surrogate pair must have been refused before. */
export function utf8(text: string): Bytes {
  return ENCODER.encode(text)
}

/**
 * Return the text of some UTF-8 bytes; a byte order mark stays in it.
 *
 * Refuses bytes that are not UTF-8 (`malformed`, field `utf-8`).
 */
export function decodeText(data: Uint8Array): string {
  try {
    return DECODER.decode(data)
  } catch {
    throw new MalformedError('The bytes are not valid UTF-8.', 'malformed', { field: 'utf-8' })
  }
}

/** Tell whether a text is whole Unicode characters, without half of a surrogate pair. */
export function isUnicode(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** Return some bytes after one another. */
export function joined(...pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Tell whether two sequences of bytes are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** Return bytes in lower-case hex digits. */
export function hex(data: Uint8Array): string {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Return the SHA-256 of some bytes after one another. */
export async function sha256(...pieces: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await subtle().digest('SHA-256', joined(...pieces)))
}
