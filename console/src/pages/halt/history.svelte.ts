/** All entries about one halt, from the call on, kept fresh while the page stands. */
import { get, type Shapes } from '@/net/api'
import { onEntry, signed } from '@/state/desk.svelte'
import { nameOfKind } from './saying.svelte'
import { STATES, type State } from './times'

export type Entry = Shapes['EntryView']

const PAGE = 500
const PAGES = 40

export class History {
  entries: Entry[] = $state.raw([])
  fault: unknown = $state.raw(null)
  /** True where the log goes on beyond what was read. */
  cut = $state(false)

  constructor(readonly id: string) {}

  /** Read the log from the call on, and follow it until what is returned is called. */
  open(): () => void {
    void this.#readAll().catch((cause: unknown) => (this.fault = cause))
    return onEntry((entry) => this.#take([entry]))
  }

  async #readAll(): Promise<void> {
    const call = await get(signed(), '/v1/messages/{id}', { fill: { id: this.id } })
    this.#take([call])
    let start = call.index
    for (let page = 0; page < PAGES; page++) {
      const { entries } = await get(signed(), '/v1/entries', { query: { start } })
      this.#take(entries)
      if (entries.length < PAGE) return
      start = (entries.at(-1)?.index ?? start) + 1
    }
    this.cut = true
  }

  #take(entries: Entry[]): void {
    const mine = entries.filter((entry) => entry.id === this.id || entry.about.includes(this.id))
    if (!mine.length) return
    const known = new Map(this.entries.map((entry) => [entry.id, entry]))
    for (const entry of mine) known.set(entry.id, entry)
    this.entries = [...known.values()].sort((a, b) => a.index - b.index)
  }
}

/** Return what the shown parts of an entry say, as one. */
export const fieldsOf = (entry: Entry): Record<string, unknown> =>
  Object.assign({}, ...Object.values(entry.parts as Record<string, object>)) as Record<string, unknown>

/** A report of strikes that fell when it came in; what a source says of a whole stretch is not one. */
export interface Strikes {
  at: string
  count: number
  /** The furthest state that had been reached when it came in. */
  during: State
}

/** Return the strikes that were reported one by one. */
export function strikesIn(entries: Entry[]): Strikes[] {
  return entries
    .filter((entry) => entry.kind === 'checkfire.fire-reported/1')
    .map((entry) => ({ entry, fields: fieldsOf(entry) }))
    .filter(({ fields }) => fields['span'] === undefined && Number(fields['strikes']) > 0)
    .map(({ entry, fields }) => ({
      at: entry.received_at,
      count: Number(fields['strikes']),
      during: reachedBefore(entries, entry.index),
    }))
}

/** The order of the log decides, so that a report and a state within one second are told apart. */
function reachedBefore(entries: Entry[], index: number): State {
  const before = entries.filter((entry) => entry.index < index).map((entry) => STATE_OF[nameOfKind(entry.kind)])
  return STATES.findLast((state) => before.includes(state)) ?? 'called'
}

const STATE_OF: Record<string, State> = {
  'halt-called': 'called',
  'halt-delivered': 'delivered',
  'halt-acknowledged': 'acknowledged',
  'stop-ordered': 'stop-ordered',
  'fire-stopped': 'fire-stopped',
  'stop-verified': 'stop-verified',
  'halt-closed': 'closed',
}
