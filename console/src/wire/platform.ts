/** The browser's own cryptography, or a plain refusal where there is none. */

import { KeyUnsupportedError } from './errors'

/**
 * Return the browser's cryptography.
 *
 * Refuses a page that was not loaded over a secure line, for there it is missing (`key-unsupported`).
 */
export function subtle(): SubtleCrypto {
  const found: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (!found) {
    throw new KeyUnsupportedError('Signing needs a page over HTTPS, or on localhost.')
  }
  return found
}

/** Return the refusal for a browser that lacks Ed25519, or null for any other fault. */
export function unsupportedBy(fault: unknown): KeyUnsupportedError | null {
  const lacking = fault instanceof DOMException && fault.name === 'NotSupportedError'
  return lacking ? new KeyUnsupportedError('This browser has no Ed25519 keys; a current one has.') : null
}
