/** The entries about a notice, as far as this party may see them, kept fresh by the stream. */
import { get, ProblemError, type Line } from '@/net/api'
import type { Entry } from '@/net/stream'
import { onEntry, signed } from '@/state/desk.svelte'

const PAGE = 500

export class History {
  entries: Entry[] = $state.raw([])
  state: 'reading' | 'read' | 'broken' = $state('reading')

  constructor(readonly id: string) {}

  /** Read what there is, then follow; call what is returned to stop. */
  follow(): () => void {
    void this.read()
    return onEntry((entry) => {
      if (entry.id === this.id || entry.about.includes(this.id)) void this.#add(signed(), [entry])
    })
  }

  async read(): Promise<void> {
    this.state = 'reading'
    try {
      await this.#readAll(signed())
      this.state = 'read'
    } catch {
      this.state = 'broken'
    }
  }

  async #readAll(line: Line): Promise<void> {
    const own = await get(line, '/v1/messages/{id}', { fill: { id: this.id } })
    for (let start = own.index; ; ) {
      const { entries, size } = await get(line, '/v1/entries', { query: { start } })
      await this.#add(line, entries.filter((entry) => entry.id === this.id || entry.about.includes(this.id)))
      const last = entries.at(-1)
      if (!last || entries.length < PAGE || last.index + 1 >= size) return
      start = last.index + 1
    }
  }

  /** Add entries, and what they rest on: the choice and the read-back that a notice names. */
  async #add(line: Line, entries: Entry[]): Promise<void> {
    const named = entries.filter((entry) => /notice-(filed|amended)/.test(entry.kind)).flatMap((entry) => entry.about)
    const missing = named.filter((id) => id !== this.id && !this.entries.some((entry) => entry.id === id))
    const found = await Promise.all(missing.map((id) => find(line, id)))
    const all = new Map([...this.entries, ...entries, ...found.flat()].map((entry) => [entry.id, entry]))
    this.entries = [...all.values()].sort((a, b) => a.index - b.index)
  }
}

async function find(line: Line, id: string): Promise<Entry[]> {
  try {
    return [await get(line, '/v1/messages/{id}', { fill: { id } })]
  } catch (cause) {
    // What this party may not see is answered like what is not there.
    if (cause instanceof ProblemError) return []
    throw cause
  }
}

/** Everything that an entry says, whatever part it stands in. */
export const contentOf = (entry: Entry): Record<string, unknown> =>
  Object.assign({}, ...Object.values(entry.parts)) as Record<string, unknown>
