/**
 * DSSE envelopes with one Ed25519 signature; the key id is the public key itself.
 *
 * The exact payload bytes are signed and kept; nothing is ever printed again in order to verify.
 *
 * Source: DSSE v1.0.2, docs/formats/message.md.
 */

import { decodeB64, encodeB64 } from './b64'
import { joined, utf8, type Bytes } from './bytes'
import { KEY_BYTES, requireSignature, SIGNATURE_BYTES } from './ed25519'
import { MalformedError, SignatureError } from './errors'
import { read } from './reading'
import { closed, list, needed, text, type Said } from './shape'

export const PAYLOAD_TYPE = 'application/vnd.checkfire.message+json'

/** Whoever can sign for a desk. */
export interface Signer {
  /** The public key in base64, which is also the key id. */
  readonly publicKey: string
  /** Return the 64-byte Ed25519 signature over some bytes. */
  sign(data: Bytes): Promise<Bytes>
}

export const envelopeShape = closed('envelope', {
  payload: needed(text()),
  payloadType: needed(text()),
  signatures: needed(list(closed('signature', { keyid: needed(text()), sig: needed(text()) }))),
})

/** Signed bytes that have not been verified. */
export type Envelope = Said<typeof envelopeShape>

/** A payload whose signature holds, with the key that made it (base64). */
export interface Opened {
  readonly payload: Bytes
  readonly publicKey: string
}

/** Return the envelope of a payload, signed. */
export async function seal(payload: Bytes, signer: Signer): Promise<Envelope> {
  const sig = encodeB64(await signer.sign(toBeSigned(PAYLOAD_TYPE, payload)))
  const signatures = [{ keyid: signer.publicKey, sig }]
  return { payload: encodeB64(payload), payloadType: PAYLOAD_TYPE, signatures }
}

/** Return an unverified envelope from plain JSON; refuses another form (`field-wrong`). */
export function readEnvelope(plain: unknown): Envelope {
  return read(envelopeShape, plain, 'envelope').value
}

/**
 * Return the payload once its one signature is verified.
 *
 * Refuses another payload type (`payload-type`), loose base64 (`malformed`), no signature (`signature-
 * missing`), more than one (`signature-count`) and a wrong one (`signature-wrong`).
 */
export async function openEnvelope(envelope: Envelope): Promise<Opened> {
  if (envelope.payloadType !== PAYLOAD_TYPE) {
    throw new MalformedError('The payload type is not a Checkfire message.', 'payload-type')
  }
  const [line, second] = envelope.signatures
  if (!line) {
    throw new SignatureError('The message is not signed.', 'signature-missing')
  }
  if (second) {
    throw new SignatureError('A message has exactly one signature.', 'signature-count')
  }
  const payload = decodeB64(envelope.payload)
  const key = decodeB64(line.keyid, KEY_BYTES)
  const sig = decodeB64(line.sig, SIGNATURE_BYTES)
  await requireSignature(key, sig, toBeSigned(PAYLOAD_TYPE, payload))
  return { payload, publicKey: line.keyid }
}

/** Return DSSE's pre-authentication encoding. */
function toBeSigned(payloadType: string, payload: Bytes): Bytes {
  const kind = utf8(payloadType)
  return joined(utf8(`DSSEv1 ${kind.length} ${payloadType} ${payload.length} `), payload)
}
