/** A desk's own key in the browser: its private half can sign and never leaves. */

import { decodeB64, encodeB64 } from './b64'
import type { Bytes } from './bytes'
import type { Signer } from './dsse'
import { KEY_BYTES } from './ed25519'
import { KeyUnsupportedError } from './errors'
import { subtle, unsupportedBy } from './platform'

/** A key pair as the browser keeps it. */
export interface DeskKey {
  /** The public key in base64, which is also the key id. */
  readonly publicKey: string
  /** The private half; nothing can read it out. */
  readonly privateKey: CryptoKey
}

/**
 * Return a new key whose private half cannot be read out.
 *
 * Refuses a browser without Ed25519 and a page that was not loaded over a secure line (`key-unsupported`).
 */
export async function generateKey(): Promise<DeskKey> {
  try {
    const pair = await subtle().generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])
    const raw = await subtle().exportKey('raw', pair.publicKey)
    return { publicKey: encodeB64(new Uint8Array(raw)), privateKey: pair.privateKey }
  } catch (fault) {
    throw unsupportedBy(fault) ?? fault
  }
}

/** Tell why this browser cannot make keys, or return null where it can. */
export async function findKeyObstacle(): Promise<KeyUnsupportedError | null> {
  try {
    await generateKey()
    return null
  } catch (fault) {
    if (fault instanceof KeyUnsupportedError) {
      return fault
    }
    throw fault
  }
}

/** Return what signs with a key; refuses a public half that is not 32 bytes of base64 (`malformed`). */
export function signerOf(key: DeskKey): Signer {
  decodeB64(key.publicKey, KEY_BYTES)
  return { publicKey: key.publicKey, sign: (data) => sign(key.privateKey, data) }
}

async function sign(key: CryptoKey, data: Bytes): Promise<Bytes> {
  try {
    return new Uint8Array(await subtle().sign({ name: 'Ed25519' }, key, data))
  } catch (fault) {
    throw unsupportedBy(fault) ?? fault
  }
}
