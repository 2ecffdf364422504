/** One line of what an entry says, and everything of it that can be searched. */
import type { Entry } from '@/net/stream'
import { desk, nameOf } from '@/state/desk.svelte'
import { isObject } from '@/wire/reading'
import type { Form } from '@/wire/shape'
import { kindInWords } from './kinds'
import { fieldInWords, formOfKind, lookAt, type Look } from './look'

/** The first two of these that an entry states are its gist. */
const TELLING = [
  ...['what', 'summary', 'words', 'name', 'desk', 'label', 'phrase', 'doubt', 'belief', 'found', 'channel', 'state'],
  ...['answer', 'text', 'progress', 'waypoint', 'strikes', 'span', 'role', 'reason', 'party', 'step', 'audience', 'verdict'],
  ...['basis', 'stated_by', 'to', 'unit', 'public_key', 'person', 'answer_within_s', 'ladder_s'],
]

/** Return one line of what an entry says; empty where it says no more than its kind. */
export function gistOf(entry: Entry): string {
  const fields = fieldsOf(entry)
  const form = formOfKind(entry.kind)
  const stated = TELLING.filter((name) => fields[name] !== undefined && fields[name] !== null)
  const told = stated.map((name) => inLine(form?.fields[name]?.shape, wholeOf(fields, name), name))
  return [...new Set(told)].slice(0, 2).join(' · ')
}

/** A desk is named with its party, also where the two stand in fields of their own. */
function wholeOf(fields: Record<string, unknown>, name: string): unknown {
  const isApart = name === 'desk' && typeof fields.desk === 'string' && typeof fields.party === 'string'
  return isApart ? `${fields.party}/${fields.desk}` : fields[name]
}

/** Ids and keys: any two of their digits stand in some entry, so only a longer piece is looked for in them. */
const OPAQUE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w+/]{43}=|[0-9a-f]{64}/gi
const LEAST_OF_ID = 6

/** Tell whether an entry holds all of some words, in lower case, wherever in it. */
export function holds(entry: Entry, wanted: readonly string[]): boolean {
  if (!wanted.length) return true
  const { party, desk: at } = entry.sender
  const said = [kindInWords(entry.kind), gistOf(entry), nameOf(party), `${party}/${at}`, entry.kind]
  const all = [entry.index, ...said, entry.id, ...entry.about, JSON.stringify(entry.parts)].join(' ')
  const readable = all.replace(OPAQUE, ' ').toLowerCase()
  return wanted.every((word) => (word.length < LEAST_OF_ID ? readable : all.toLowerCase()).includes(word))
}

/** Return which page shows more of an id, if one does. */
export function pageOf(id: string): 'notice' | 'halt' | null {
  if (desk.notices.some((one) => one.id === id)) return 'notice'
  return desk.halts.some((one) => one.id === id) ? 'halt' : null
}

/** Return all fields of the parts that are shown, whatever part they stand in. */
function fieldsOf(entry: Entry): Record<string, unknown> {
  return Object.assign({}, ...Object.values(entry.parts).filter(isObject)) as Record<string, unknown>
}

function inLine(form: Form | undefined, value: unknown, name: string): string {
  return printLook(lookAt(form, value, name), name)
}

function printLook(look: Look, name: string): string {
  switch (look.as) {
    case 'desk':
      return `${nameOf(look.party)} (${look.desk})`
    case 'time':
      return look.at
    case 'id':
      return look.id
    case 'figure':
      return `${fieldInWords(name)} ${look.text}`
    case 'row':
      return look.of.map((one) => inLine(one.form, one.value, name)).join(', ')
    case 'fields':
      return inLine(look.form.fields.finding?.shape, look.value.finding, 'finding')
    case 'list':
      return ''
    default:
      return look.text
  }
}
