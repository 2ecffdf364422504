/** Facts in and out of the parts that they are signed in. */

import { MalformedError } from './errors'
import { BODY, partOf, type Kind } from './kind'
import { findKind, type FactOf, type KindName } from './kinds'
import { isObject, read } from './reading'
import type { Form } from './shape'

/** The plain contents of parts, by the names of the parts. */
export type Contents = Readonly<Record<string, unknown>>

/** A fact that was read, and what was left alone: `unknown:` and a field, `unreadable:` and a part. */
export interface Built<T = unknown> {
  readonly fact: T
  readonly flags: readonly string[]
}

/**
 * Return the contents of each part of a fact, without what is not stated or states its default.
 *
 * A part without content is left out, but for `body` of a kind that has no other.
 * Refuses a field that is missing, not known or of another form (`field-wrong`), and a time that is not in the
 * one form (`time-not-utc`, `time-out-of-range`): what a desk would refuse is not signed.
 */
export function contentsOf<K extends KindName>(name: K, fact: FactOf<K>): Record<string, Record<string, unknown>> {
  const kind = findKind(name) as Kind
  const plain = left(kind.fact, fact) as Record<string, unknown>
  const { unknown } = read(kind.fact, plain, name)
  if (unknown.length) {
    throw new MalformedError(`The ${name} has no such field.`, 'field-wrong', { what: name, path: unknown[0] })
  }
  const split: Record<string, Record<string, unknown>> = Object.keys(kind.parts).length ? {} : { [BODY]: {} }
  for (const field of Object.keys(kind.fact.fields).filter((one) => Object.hasOwn(plain, one))) {
    const part = (split[partOf(kind, field)] ??= {})
    part[field] = plain[field]
  }
  return split
}

/** Return a value without fields that are not stated or state their default. */
function left(form: Form, value: unknown): unknown {
  if (form.type === 'list' && Array.isArray(value)) {
    return value.map((item) => left(form.of, item))
  }
  if (form.type === 'one-of') {
    return left(form.of.find((one) => isMeant(one, value)) ?? { type: 'any' }, value)
  }
  if (form.type !== 'object' || !isObject(value)) {
    return value
  }
  const stated = Object.entries(value).filter(([name, item]) => !isDefault(form.fields[name]?.default, item))
  return Object.fromEntries(
    stated.map(([name, item]) => [name, left(form.fields[name]?.shape ?? { type: 'any' }, item)]),
  )
}

function isMeant(form: Form, value: unknown): boolean {
  return form.type === 'object' && isObject(value) && value[form.tag?.name ?? ''] === form.tag?.value
}

function isDefault(otherwise: unknown, value: unknown): boolean {
  const isEmptyList = Array.isArray(otherwise) && Array.isArray(value) && value.length === 0
  return value === undefined || (otherwise !== undefined && value === otherwise) || isEmptyList
}

/**
 * Return the fact in the contents of parts; fields that were left out are not filled in.
 *
 * A faulty part that a halt can do without is flagged.
 * Refuses a kind that is not known (`kind-unknown`), a part that is no object or holds a field of another part
 * (`part-wrong`), and what `read` refuses.
 */
export function buildFact(name: string, contents: Contents): Built {
  const kind = findKind(name)
  if (!kind) {
    throw new MalformedError(`There is no kind ${name} here.`, 'kind-unknown', { kind: name })
  }
  let merged: Record<string, unknown> = {}
  const flags: string[] = []
  for (const [part, plain] of Object.entries(contents)) {
    const fields = readable(name, kind, part, plain)
    if (fields === null) {
      flags.push(`unreadable:${part}`)
    } else {
      merged = { ...merged, ...fields }
    }
  }
  const mended = kind.mend(merged)
  const { value, unknown } = read(kind.fact, mended.plain, name)
  return { fact: value, flags: [...flags, ...mended.flags, ...unknown.map((field) => `unknown:${field}`)] }
}

/** Return the fields of a part, or null if it cannot be read and can be done without. */
function readable(name: string, kind: Kind, part: string, plain: unknown): Record<string, unknown> | null {
  try {
    return requireFields(name, kind, part, plain)
  } catch (fault) {
    if (fault instanceof MalformedError && canDoWithout(kind, part)) {
      return null
    }
    throw fault
  }
}

/** Tell whether a faulty part is flagged: for a halt, every part that is not of its core. */
function canDoWithout(kind: Kind, part: string): boolean {
  const own = Object.keys(kind.fact.fields).map((field) => partOf(kind, field))
  return kind.optionalParts.length > 0 && (kind.optionalParts.includes(part) || !own.includes(part))
}

function requireFields(name: string, kind: Kind, part: string, plain: unknown): Record<string, unknown> {
  if (!isObject(plain)) {
    throw new MalformedError('A part is not an object.', 'part-wrong', { part })
  }
  const known = Object.entries(kind.fact.fields).filter(([field]) => Object.hasOwn(plain, field))
  const isMisplaced = known.some(([field]) => partOf(kind, field) !== part)
  if (isMisplaced) {
    throw new MalformedError('A field stands in a part that is not its own.', 'part-wrong', { part })
  }
  if (kind.optionalParts.includes(part)) {
    read({ type: 'object', name: part, fields: Object.fromEntries(known) } as unknown as Kind['fact'], plain, name)
  }
  return plain
}
