/**
 * The one byte form of a JSON value: RFC 8785, narrowed so that it has no choices left.
 *
 * - Keys are ASCII and sorted; there is no white space.
 * - Numbers are integers between -(2^53 - 1) and 2^53 - 1; there are no fractions.
 * - Parsing prints again and compares, so every other spelling of the same value is refused.
 *
 * Source: docs/formats/message.md; RFC 8785.
 */

import { decodeText, isSame, isUnicode, utf8, type Bytes } from './bytes'
import { MalformedError } from './errors'

/** A JSON value as it is read. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The largest document that is read, in bytes. */
export const MAX_BYTES = 262_144

/** How many objects and lists a value may stand inside. */
export const MAX_DEPTH = 32

const MAX_DIGITS = 4300

/**
 * Return the canonical bytes of a value; a field whose value is `undefined` is left out.
 *
 * Refuses a fraction or an integer out of range (`number-out-of-range`), a key that is not ASCII (`key-not-ascii`),
 * half a character (`text-not-unicode`), what is nested too deeply (`too-deep`) and what JSON cannot hold
 * (`malformed`).
 */
export function encode(value: unknown): Bytes {
  return utf8(print(value, 0))
}

/**
 * Return the value of canonical bytes.
 *
 * Refuses what is too large (`too-large`), is no JSON (`malformed`), is not canonical (`not-canonical`), and what
 * `encode` refuses.
 */
export function parse(raw: Uint8Array, maxBytes = MAX_BYTES): Json {
  if (raw.length > maxBytes) {
    throw new MalformedError('The document is too large.', 'too-large', { max_bytes: maxBytes })
  }
  const text = decodeText(raw)
  const value = parseLoosely(text)
  requireWholeNumbers(text)
  if (!isSame(encode(value), raw)) {
    throw new MalformedError('The JSON is not in canonical form.', 'not-canonical')
  }
  return value
}

function parseLoosely(text: string): Json {
  try {
    return JSON.parse(text, requireUnicode) as Json
  } catch {
    throw new MalformedError('The bytes are not JSON in UTF-8.')
  }
}

/** Refuse half a character, which an escape can hide in a text. */
function requireUnicode(key: string, value: unknown): unknown {
  if (!isUnicode(key) || (typeof value === 'string' && !isUnicode(value))) {
    throw new SyntaxError('half a character')
  }
  return value
}

/** Demand that no number is written as a fraction: the parser would have made an integer of `1.0`. */
function requireWholeNumbers(text: string): void {
  const outside = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, '""')
  const tokens = outside.match(/[0-9][0-9.eE+-]*/g) ?? []
  if (tokens.some(isBeyondReading)) {
    throw new MalformedError('The bytes are not JSON in UTF-8.')
  }
  if (tokens.some(isFraction)) {
    throw outOfRange()
  }
}

function isFraction(token: string): boolean {
  return /[.eE]/.test(token)
}

/** Tell whether a desk's parser gives up on a number before it looks at its range. */
function isBeyondReading(token: string): boolean {
  return isFraction(token) ? !Number.isFinite(Number(token)) : token.length > MAX_DIGITS
}

function print(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) {
    throw new MalformedError('The JSON is nested too deeply.', 'too-deep', { max_depth: MAX_DEPTH })
  }
  if (typeof value === 'string') {
    return printText(value)
  }
  if (typeof value === 'number') {
    return printNumber(value)
  }
  if (value === null || typeof value === 'boolean') {
    return String(value)
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item) => print(item, depth + 1)).join(',')}]`
  }
  return printObject(value, depth)
}

function printObject(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null || !isPlain(value)) {
    throw new MalformedError(`JSON cannot hold this ${typeof value}.`)
  }
  const fields = Object.entries(value).filter(([, item]) => item !== undefined)
  for (const [key] of fields) {
    requireAscii(key)
  }
  fields.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([key, item]) => `${printText(key)}:${print(item, depth + 1)}`).join(',')}}`
}

function isPlain(value: object): boolean {
  const parent: unknown = Object.getPrototypeOf(value)
  return parent === null || Object.getPrototypeOf(parent) === null
}

function printText(text: string): string {
  if (!isUnicode(text)) {
    throw new MalformedError('A text holds half a character.', 'text-not-unicode')
  }
  // The language's own printer escapes exactly what RFC 8785 names, which follows it.
  return JSON.stringify(text)
}

function printNumber(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw outOfRange()
  }
  return String(value)
}

function requireAscii(key: string): void {
  if (!/^[\x00-\x7f]*$/.test(key)) {
    throw new MalformedError('Every key is ASCII.', 'key-not-ascii')
  }
}

function outOfRange(): MalformedError {
  return new MalformedError('Numbers are integers below 2^53.', 'number-out-of-range')
}
