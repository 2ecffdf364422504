/**
 * Ed25519 keys with a name, as signed notes use them.
 *
 * The text of a key, its vkey, is `<name>+<id in 8 hex digits>+<base64 of 0x01 and the key>`; the id is the
 * first four bytes of SHA-256 over the name, a newline, 0x01 and the key.
 *
 * Source: docs/formats/checkpoint.md; c2sp.org/signed-note.
 */

import { decodeB64, encodeB64 } from '@/wire/b64'
import { hex, isUnicode, joined, sha256, utf8, type Bytes } from '@/wire/bytes'
import { KEY_BYTES } from '@/wire/ed25519'
import { MalformedError } from '@/wire/errors'

export const KEY_ID_BYTES = 4

const ED25519 = Uint8Array.of(1)

/** What the desk counts as space, and every control character below it. */
const UNFIT = /[\u0000-\u0020+\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/** The public half of a named key. */
export interface VerifierKey {
  /** Whose key it is; for a log, its origin. */
  readonly name: string
  readonly publicKey: Bytes
  /** The four bytes that point at this key in a signature line. */
  readonly keyId: Bytes
}

/**
 * Read a public key from its text.
 *
 * Refuses another form, another type of signature, and an id that is not the key's (`malformed`; field
 * `base64`, `name` or `vkey`).
 */
export async function parseVkey(text: string): Promise<VerifierKey> {
  const [name, material] = /^([^+]*)\+[^+]*\+(.*)$/s.exec(text)?.slice(1) ?? ['', '']
  const typed = decodeB64(material ?? '', ED25519.length + KEY_BYTES)
  const key = await named(name ?? '', typed.slice(ED25519.length))
  // Printing again finds what the split left unread: the id, its digits, and the type byte.
  if (printVkey(key) !== text) {
    throw new MalformedError("The key's text has a wrong id, type or form.", 'malformed', { field: 'vkey' })
  }
  return key
}

/** Write a public key as its text. */
export function printVkey(key: VerifierKey): string {
  return `${key.name}+${hex(key.keyId)}+${encodeB64(joined(ED25519, key.publicKey))}`
}

/**
 * Demand a name that a signature line can carry.
 *
 * Refuses an empty one, and a space, a plus sign or a control character in it (`malformed`, field `name`).
 */
export function requireKeyName(name: string): void {
  if (!name || UNFIT.test(name) || !isUnicode(name)) {
    const context = { field: 'name' }
    throw new MalformedError("A key's name is empty or holds a space or a plus sign.", 'malformed', context)
  }
}

async function named(name: string, publicKey: Bytes): Promise<VerifierKey> {
  requireKeyName(name)
  const digest = await sha256(utf8(`${name}\n`), ED25519, publicKey)
  return { name, publicKey, keyId: digest.slice(0, KEY_ID_BYTES) }
}
