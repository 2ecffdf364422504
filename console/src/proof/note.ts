/**
 * Signed notes: a text, an empty line, and one signature line for each key that signed.
 *
 * Source: docs/formats/checkpoint.md; c2sp.org/signed-note.
 */

import { decodeB64, encodeB64 } from '@/wire/b64'
import { isSame, isUnicode, joined, utf8, type Bytes } from '@/wire/bytes'
import { hasSigned } from '@/wire/ed25519'
import { MalformedError, ProofError } from '@/wire/errors'
import { KEY_ID_BYTES, requireKeyName, type VerifierKey } from './vkey'

/** The longest note that is read, in Unicode characters. */
export const MAX_NOTE_CHARS = 256 * 1024

/** The most signature lines that are read. */
export const MAX_SIGNATURES = 32

const DASH = '\u2014 '

/** One signature line. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: Bytes
  readonly signature: Bytes
}

/** A note: its text with the final newline, and its signature lines in order. */
export interface Note {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/**
 * Read a signed note without checking any signature.
 *
 * Refuses a note that is too long, holds a control character, or lacks a final newline, an empty line or a
 * signature (`malformed`, field `note`), and a signature line of another form (field `signature-line`, `name`
 * or `base64`).
 */
export function parseNoteUnverified(noteText: string): Note {
  requirePlain(noteText)
  // The text may hold empty lines itself: the last one parts it from the signatures.
  const gap = noteText.lastIndexOf('\n\n')
  const lines = noteText.slice(gap + 2).split('\n')
  if (gap < 0 || lines.pop() !== '' || lines.length === 0) {
    throw malformed('The note does not end with an empty line and signature lines.', 'note')
  }
  if (lines.length > MAX_SIGNATURES) {
    throw malformed('The note has too many signatures.', 'note')
  }
  return { text: `${noteText.slice(0, gap)}\n`, signatures: lines.map(parseLine) }
}

/** Write a note with its signature lines. */
export function printNote(note: Note): string {
  return `${note.text}\n${note.signatures.map(printLine).join('')}`
}

/**
 * Read a note and demand that the key has signed it; what it returns holds only the lines of this key.
 *
 * With `requireOnlyKnown`, a line of any other key is refused instead of ignored, because nobody has checked it.
 * Refuses a note that does not parse (`malformed`), and one that the key has not signed (`checkpoint-failed`; field
 * `key` or `signature`).
 */
export async function verifyNote(noteText: string, vkey: VerifierKey, requireOnlyKnown = false): Promise<Note> {
  const note = parseNoteUnverified(noteText)
  const known = note.signatures.filter((one) => one.name === vkey.name && isSame(one.keyId, vkey.keyId))
  if (known.length === 0) {
    throw failed('The key has not signed this note.', 'key')
  }
  if (requireOnlyKnown && known.length !== note.signatures.length) {
    throw failed('The note carries a signature of an unknown key.', 'key')
  }
  const message = utf8(note.text)
  for (const one of known) {
    if (!(await hasSigned(vkey.publicKey, one.signature, message))) {
      throw failed('The signature does not hold.', 'signature')
    }
  }
  return { text: note.text, signatures: known }
}

function parseLine(line: string): NoteSignature {
  if (!line.startsWith(DASH)) {
    throw malformed('A signature line has another form.', 'signature-line')
  }
  const rest = line.slice(DASH.length)
  const space = rest.indexOf(' ')
  const name = space < 0 ? rest : rest.slice(0, space)
  requireKeyName(name)
  const data = decodeB64(space < 0 ? '' : rest.slice(space + 1))
  if (data.length <= KEY_ID_BYTES) {
    throw malformed('A signature line holds no signature.', 'signature-line')
  }
  return { name, keyId: data.slice(0, KEY_ID_BYTES), signature: data.slice(KEY_ID_BYTES) }
}

function printLine(line: NoteSignature): string {
  return `${DASH}${line.name} ${encodeB64(joined(line.keyId, line.signature))}\n`
}

/** Demand Unicode of bounded length without control characters below the space, other than the newline. */
function requirePlain(text: string): void {
  if (text.length > MAX_NOTE_CHARS && [...text].length > MAX_NOTE_CHARS) {
    throw malformed('The note is too long.', 'note')
  }
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text) || !isUnicode(text)) {
    throw malformed('The note holds a control character or is not Unicode.', 'note')
  }
}

function malformed(message: string, field: string): MalformedError {
  return new MalformedError(message, 'malformed', { field })
}

function failed(message: string, field: string): ProofError {
  return new ProofError(message, 'checkpoint-failed', { field })
}
