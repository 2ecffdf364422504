/** How a value of the wire is shown to people: by its shape where that is known, and as it is where it is not. */
import { printBearing, printPoint, printSeconds } from '@/parts/print'
import type { Shapes } from '@/net/api'
import { MESSAGE_ID } from '@/wire/id'
import { findKind } from '@/wire/kinds'
import { isObject } from '@/wire/reading'
import type { Form, ObjectForm } from '@/wire/shape'
import { SLUG } from '@/wire/values'
import { nameOf } from '@/state/desk.svelte'
import { t } from '@/words/index.svelte'

/** How to show one value. */
export type Look =
  | { as: 'words'; text: string }
  | { as: 'figure'; text: string }
  | { as: 'time'; at: string }
  | { as: 'desk'; party: string; desk: string }
  | { as: 'id'; id: string }
  | { as: 'text'; text: string }
  | { as: 'row'; of: { form: Form | undefined; value: unknown }[] }
  | { as: 'list'; of: { form: Form | undefined; value: unknown }[] }
  | { as: 'fields'; form: ObjectForm; value: Record<string, unknown> }
  | { as: 'raw'; text: string }

/** A key or a digest: nobody reads it as words. */
const OPAQUE = /^(?:[A-Za-z0-9+/]{43}=|[0-9a-f]{64})$/

/** Return how to show a value that stands in a field of this name. */
export function lookAt(form: Form | undefined, value: unknown, name: string): Look {
  if (value === null || value === undefined) return { as: 'words', text: t('log-value-not-stated') }
  if (!form || form.type === 'any') return { as: 'raw', text: typeof value === 'string' ? value : JSON.stringify(value) }
  if (form.type === 'one-of') return lookAt(formMeant(form.of, value), value, name)
  if (Array.isArray(value)) return lookAtList(form, value)
  if (isObject(value)) return lookAtObject(form, value)
  if (typeof value === 'boolean') return { as: 'words', text: t(value ? 'log-value-yes' : 'log-value-no') }
  if (typeof value === 'number') return { as: 'figure', text: printNumber(value, name) }
  return lookAtText(form, String(value))
}

/** Return the words for a field of a known kind. */
export const fieldInWords = (name: string): string => t(`log-field-${name}`)

/** Return the form of what a kind says, if the kind is known here. */
export const formOfKind = (kind: string): ObjectForm | undefined => findKind(kind)?.fact

/** Return one of the words that the wire knows, in words for people. */
export function wordInWords(form: Form | undefined, word: string): string {
  const isKnown = form?.type === 'word' && form.words.includes(word)
  return isKnown ? t(`log-${form.name}-${word}`) : word
}

function lookAtList(form: Form, value: unknown[]): Look {
  if (!value.length) return { as: 'words', text: t('log-value-none') }
  const of = value.map((one) => ({ form: form.type === 'list' ? form.of : undefined, value: one }))
  const isShort = value.every((one) => !isObject(one) || isDesk(one))
  return { as: isShort ? 'row' : 'list', of }
}

function lookAtObject(form: Form, value: Record<string, unknown>): Look {
  if (form.type !== 'object') return { as: 'raw', text: JSON.stringify(value) }
  if (form.name === 'Point') return { as: 'figure', text: printPoint(value as Shapes['Point']) }
  if (form.name === 'Height') return { as: 'words', text: printHeight(form, value) }
  if (isDesk(value)) return { as: 'desk', party: value.party, desk: value.desk }
  return { as: 'fields', form, value }
}

function lookAtText(form: Form, text: string): Look {
  if (form.type === 'word') return { as: 'words', text: wordInWords(form, text) }
  if (form.type === 'time') return { as: 'time', at: text }
  if (MESSAGE_ID.test(text)) return { as: 'id', id: text }
  if (form.type === 'text' && form.like === SLUG) return { as: 'text', text: nameOf(text) }
  return { as: OPAQUE.test(text) ? 'raw' : 'text', text }
}

function printNumber(value: number, name: string): string {
  if (name.endsWith('_m')) return `${value} m`
  if (name.endsWith('_deg')) return printBearing(value)
  if (!name.endsWith('_s')) return String(value)
  return value < 60 ? `${value} s` : `${value} s (${printSeconds(value)})`
}

function printHeight(form: ObjectForm, value: Record<string, unknown>): string {
  const part = (name: string): string => wordInWords(form.fields[name]?.shape, String(value[name]))
  return t('log-value-height', { value: String(value.value), unit: part('unit'), reference: part('reference') })
}

function formMeant(forms: readonly Form[], value: unknown): Form | undefined {
  const tagged = forms.find((one) => one.type === 'object' && one.tag && isObject(value) && value[one.tag.name] === one.tag.value)
  return tagged ?? forms.find((one) => (one.type === 'list') === Array.isArray(value) && one.type !== 'object')
}

const isDesk = (value: unknown): value is { party: string; desk: string } =>
  isObject(value) && Object.keys(value).sort().join() === 'desk,party'
