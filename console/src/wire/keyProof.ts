/**
 * What a key signs besides messages: that it signs in, and that it redeems an enrolment link.
 *
 * Each has a domain tag of its own, so that no signature can serve for something else.
 */

import { utf8, type Bytes } from './bytes'

/** Return what a key signs to sign in at a desk: the log's origin, and the challenge as the desk gave it. */
export function signInBytes(origin: string, challenge: string): Bytes {
  return utf8(`checkfire/sign-in/1\n${origin}\n${challenge}`)
}

/** Return what a new key signs to show that its holder redeems the link; the public key is in base64. */
export function enrolBytes(invite: string, publicKey: string): Bytes {
  return utf8(`checkfire/enrol/1\n${invite}\n${publicKey}`)
}
