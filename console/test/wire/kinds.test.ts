import { describe, expect, test } from 'vitest'
import { partOf, type Kind } from '@/wire/kind'
import { findKind, isKindName, KINDS } from '@/wire/kinds'
import type { Field, Form, ObjectForm } from '@/wire/shape'
import { table } from '../examples'

type Plain = Record<string, unknown>

interface KindRow extends Plain {
  readonly fields: readonly { readonly name: string }[]
}

interface Kinds {
  readonly kinds: Record<string, KindRow>
  readonly objects: Plain
  readonly words: Plain
}

const TRUTH = table<Kinds>('kinds.json')

/** The rules of the desk's own code, in its words; a rule here without one there, or the reverse, is found. */
const RULED = new Set(Object.values({ ...TRUTH.kinds, ...TRUTH.objects }).flatMap((row) => (row as Plain)['rule'] ?? []))

/** Return a shape as the table of the desk describes it, and gather the objects and words in it. */
function described(form: Form, found: Kinds): Plain {
  switch (form.type) {
    case 'object':
      found.objects[form.name] = objectRow(form, found)
      return { type: 'object', name: form.name }
    case 'word':
      found.words[form.name] = form.words
      return { type: 'word', name: form.name }
    case 'one-of':
      return { type: 'one-of', of: form.of.map((one) => described(one, found)) }
    case 'list':
      return { ...form, of: described(form.of, found) }
    case 'text':
      return { ...form, ...(form.like && { like: form.like.source.replaceAll('\\/', '/').replace(/\$$/, '\\Z') }) }
    default:
      return { ...form }
  }
}

function fieldRow([name, field]: [string, Field], found: Kinds): Plain {
  return { name, value: described(field.shape, found), ...(!field.isNeeded && { default: field.default }) }
}

function objectRow(form: ObjectForm, found: Kinds): Plain {
  const fields = Object.entries(form.fields).map((entry) => fieldRow(entry, found))
  return { ...(form.tag && { tag: form.tag }), fields, isRuled: form.rule !== undefined }
}

function kindRow(kind: Kind, found: Kinds): Plain {
  const fields = Object.keys(kind.fact.fields)
  const parts: Record<string, string[]> = Object.keys(kind.parts).length ? {} : { body: [] }
  for (const field of fields) {
    ;(parts[partOf(kind, field)] ??= []).push(field)
  }
  return {
    said_by_desk_itself: kind.isSaidByDeskItself,
    parts: sorted(parts),
    optional_parts: kind.optionalParts,
    ...objectRow(kind.fact, found),
  }
}

function sorted(parts: Record<string, readonly string[]>): Plain {
  return Object.fromEntries(Object.entries(parts).map(([name, fields]) => [name, [...fields].sort()]))
}

/** Return a row of the desk's table with its rule as a yes or no. */
function ruled(row: Plain): Plain {
  const { rule, ...rest } = row
  const parts = rest['parts'] ? { parts: sorted(rest['parts'] as Record<string, string[]>) } : {}
  return { ...rest, ...parts, isRuled: rule !== undefined }
}

const FOUND: Kinds = { kinds: {}, objects: {}, words: {} }
for (const [name, kind] of Object.entries(KINDS)) {
  FOUND.kinds[name] = kindRow(kind as Kind, FOUND) as KindRow
}

describe("the kinds are those of the desk's own code", () => {
  test('all of them, in its order', () => {
    expect(Object.keys(FOUND.kinds)).toEqual(Object.keys(TRUTH.kinds))
    expect(Object.keys(FOUND.objects).sort()).toEqual(Object.keys(TRUTH.objects))
    expect(RULED.size).toBe(7)
  })

  test.each(Object.entries(TRUTH.kinds))('%s', (name, row) => {
    expect(FOUND.kinds[name]).toEqual(ruled(row))
    expect((FOUND.kinds[name] as KindRow).fields.map((one) => one.name)).toEqual(row.fields.map((one) => one.name))
  })

  test.each(Object.entries(TRUTH.objects))('%s', (name, row) => {
    expect(FOUND.objects[name]).toEqual(ruled(row as Plain))
  })

  test.each(Object.entries(TRUTH.words))('%s', (name, words) => {
    expect(FOUND.words[name]).toEqual(words)
  })
})

test('a kind is found by its wire name only', () => {
  expect(findKind('checkfire.halt-called/1')).toBe(KINDS['checkfire.halt-called/1'])
  expect(['halt-called', 'checkfire.halt-called/2', 'constructor', '__proto__'].filter(isKindName)).toEqual([])
})
