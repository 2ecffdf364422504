/** Enrolment links, as far as a page can read them; only the desk can tell whether one is genuine. */

import { decodeB64Url } from './b64'
import { parse } from './canonical'
import { MalformedError } from './errors'
import { read } from './reading'
import { needed, object, text, time, type Said } from './shape'
import { deskRef, origin } from './values'

const inviteShape = object('invite', {
  desk: needed(deskRef),
  expires_at: needed(time),
  nonce: needed(text()),
  origin: needed(origin),
})

/** Who may enrol a key for which desk, and until when. */
export type Invite = Said<typeof inviteShape>

const CODE_BYTES = 32

/** Return what an invite says, so that a page can show it; refuses text that is none (`invite-wrong`). */
export function readInviteUnverified(invite: string): Invite {
  try {
    const [body, code, more] = invite.split('.')
    if (more === undefined && decodeB64Url(code ?? '').length === CODE_BYTES) {
      return read(inviteShape, parse(decodeB64Url(body ?? '')), 'invite').value
    }
  } catch (fault) {
    if (!(fault instanceof MalformedError)) {
      throw fault
    }
  }
  throw new MalformedError('This is not an enrolment link of Checkfire.', 'invite-wrong')
}
