/**
 * Typed values out of plain JSON, without any coercion that would change what was signed.
 *
 * A field that may be left out and is `null` counts as left out, where nothing is what counts then.
 * Fields that are not known are left alone and reported by name.
 */

import { MalformedError } from './errors'
import { isTime, requireInstant } from './instant'
import type { Form, ObjectForm, Rule, Shape } from './shape'

/** What was read, and the paths of fields that are not known. */
export interface Reading<T> {
  readonly value: T
  readonly unknown: readonly string[]
}

type Plain = Readonly<Record<string, unknown>>

class Reader {
  readonly unknown: string[] = []
  readonly times: string[] = []

  constructor(readonly what: string) {}

  wrong(path: string): MalformedError {
    const context = { what: this.what, path: path.slice(0, -1) }
    return new MalformedError(`The ${this.what} cannot be read: ${context.path}.`, 'field-wrong', context)
  }
}

/**
 * Return `plain` as a value of a shape; `what` names it in the error, and `path` stands before what is unknown.
 *
 * Refuses a field that is missing or has another form (`field-wrong`, with its `path`), and a time that is not
 * in the one form (`time-not-utc`) or not of our age (`time-out-of-range`).
 */
export function read<T>(shape: Shape<T>, plain: unknown, what: string, path = ''): Reading<T> {
  const reader = new Reader(what)
  const value = readValue(shape, plain, path, reader) as T
  reader.times.forEach((text) => requireInstant(text, what))
  return { value, unknown: reader.unknown }
}

/** Tell whether plain JSON is an object. */
export function isObject(plain: unknown): plain is Plain {
  return typeof plain === 'object' && plain !== null && !Array.isArray(plain)
}

function readValue(form: Form, plain: unknown, path: string, reader: Reader): unknown {
  switch (form.type) {
    case 'list':
      return readList(form, plain, path, reader)
    case 'map':
      return readMap(form, plain, path, reader)
    case 'object':
      return readObject(form, plain, path, reader)
    case 'one-of':
      return readOneOf(form, plain, path, reader)
    default:
      if (!holds(form, plain)) {
        throw reader.wrong(path)
      }
      if (form.type === 'time') {
        reader.times.push(plain as string)
      }
      return plain
  }
}

function holds(form: Form, plain: unknown): boolean {
  switch (form.type) {
    case 'text':
      return typeof plain === 'string' && (form.like ? form.like.test(plain) : isWithin([...plain].length, form))
    case 'number':
      return Number.isSafeInteger(plain) && isWithin(plain as number, form)
    case 'truth':
      return typeof plain === 'boolean'
    case 'time':
      return typeof plain === 'string' && isTime(plain)
    case 'word':
      return typeof plain === 'string' && form.words.includes(plain)
    default:
      return plain !== undefined
  }
}

function isWithin(size: number, limits: { readonly min?: number; readonly max?: number }): boolean {
  return size >= (limits.min ?? -Infinity) && size <= (limits.max ?? Infinity)
}

function readList(form: Form & { type: 'list' }, plain: unknown, path: string, reader: Reader): unknown {
  if (!Array.isArray(plain) || !isWithin(plain.length, form)) {
    throw reader.wrong(path)
  }
  return plain.map((item, at) => readValue(form.of, item, `${path}${at}.`, reader))
}

function readMap(form: Form & { type: 'map' }, plain: unknown, path: string, reader: Reader): unknown {
  if (!isObject(plain) || !Object.keys(plain).every((key) => form.key.test(key))) {
    throw reader.wrong(path)
  }
  const entries = Object.entries(plain)
  return Object.fromEntries(entries.map(([key, item]) => [key, readValue(form.of, item, `${path}${key}.`, reader)]))
}

function readOneOf(form: Form & { type: 'one-of' }, plain: unknown, path: string, reader: Reader): unknown {
  const found = form.of.find((one) => fits(one, plain))
  if (!found) {
    throw reader.wrong(path)
  }
  return readValue(found, plain, path, reader)
}

/** Tell by its sort, or by its tag, whether a value is meant as one of several shapes. */
function fits(form: Form, plain: unknown): boolean {
  if (form.type === 'object') {
    return isObject(plain) && form.tag !== undefined && plain[form.tag.name] === form.tag.value
  }
  return form.type === 'list' ? Array.isArray(plain) : holds(form, plain)
}

function readObject(form: ObjectForm, plain: unknown, path: string, reader: Reader): unknown {
  if (!isObject(plain) || (form.tag && plain[form.tag.name] !== form.tag.value)) {
    throw reader.wrong(path)
  }
  reader.unknown.push(...requireKnown(form, plain, path, reader))
  const value: Record<string, unknown> = form.tag ? { [form.tag.name]: form.tag.value } : {}
  for (const [name, field] of Object.entries(form.fields)) {
    const item = Object.hasOwn(plain, name) ? plain[name] : undefined
    if (field.isNeeded || (item !== undefined && !(item === null && field.default === null))) {
      value[name] = readValue(field.shape, item, `${path}${name}.`, reader)
    }
  }
  if (form.rule && !(form.rule as Rule)(value as never)) {
    throw reader.wrong(path)
  }
  return value
}

function requireKnown(form: ObjectForm, plain: Plain, path: string, reader: Reader): string[] {
  const unknown = Object.keys(plain).filter((key) => !Object.hasOwn(form.fields, key) && key !== form.tag?.name)
  if (form.isClosed && unknown.length) {
    throw reader.wrong(path)
  }
  return unknown.map((key) => path + key)
}
