/**
 * Base64 in its one form: RFC 4648, section 4, with padding.
 *
 * Lenient decoders let several texts stand for the same bytes, and then a changed text can pass as the original.
 * Here every sequence of bytes has one text, and every other is refused.
 */

import type { Bytes } from './bytes'
import { MalformedError } from './errors'

const CHUNK = 0x8000

/** Return the base64 text of some bytes. */
export function encodeB64(data: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < data.length; at += CHUNK) {
    binary += String.fromCharCode(...data.subarray(at, at + CHUNK))
  }
  return btoa(binary)
}

/**
 * Return the bytes of a base64 text.
 *
 * Refuses text in another form, such as stray bits or missing padding, and another number of bytes than `length`
 * (`malformed`, field `base64`).
 */
export function decodeB64(text: string, length?: number): Bytes {
  const data = decodeLoosely(text)
  // Browsers ignore white space and stray bits: only the comparison makes it strict.
  if (data === null || encodeB64(data) !== text) {
    throw new MalformedError('This is not base64 in its one form.', 'malformed', { field: 'base64' })
  }
  if (length !== undefined && data.length !== length) {
    const context = { field: 'base64', length: data.length, expected: length }
    throw new MalformedError('The base64 text holds another number of bytes.', 'malformed', context)
  }
  return data
}

/** Return the base64url text of some bytes, without padding, as it stands in links. */
export function encodeB64Url(data: Uint8Array): string {
  return encodeB64(data).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Return the bytes of a base64url text without padding; refuses every other form (`malformed`, field `base64`). */
export function decodeB64Url(text: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) {
    throw new MalformedError('This is not base64url in its one form.', 'malformed', { field: 'base64' })
  }
  const padded = text + '='.repeat((4 - (text.length % 4)) % 4)
  return decodeB64(padded.replaceAll('-', '+').replaceAll('_', '/'))
}

function decodeLoosely(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (digit) => digit.charCodeAt(0))
  } catch {
    return null
  }
}
