/** Looking back: the entries that this desk may see, and what stood after one of them.
 *
 * The newest handful is read first, and an earlier one when it is asked for, so that a long log costs little on a bad line.
 */
import { get, type Shapes } from '@/net/api'
import { desk, onEntry, signed } from '@/state/desk.svelte'
import type { Known } from './rows'

const HANDFUL = 500
const SETTLE_MS = 140
const KEPT_AT_MOST = 12

export interface Moment {
  index: number
  at: string
  kind: string
  sender: Shapes['DeskRef']
}

export class LookBack {
  moments: Moment[] = $state.raw([])
  /** Which moment is looked at, counted from the oldest that was read; null is now. */
  place: number | null = $state(null)
  /** What stood then, once it has come. */
  known: Known | null = $state.raw(null)
  fault: unknown = $state.raw(null)
  reading = $state(false)
  /** The first entry that was read; before it there may be earlier ones. */
  start = $state(0)
  private readonly kept = new Map<number, Known>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private stop: (() => void) | null = null

  get moment(): Moment | null {
    return this.place === null ? null : (this.moments[this.place] ?? null)
  }

  /** Read the newest entries, and keep up with those that come. */
  async open(): Promise<void> {
    if (this.stop) return
    this.start = desk.size
    this.stop = onEntry((entry) => (this.moments = [...this.moments, momentOf(entry)]))
    await this.readEarlier()
  }

  close(): void {
    this.stop?.()
    clearTimeout(this.timer)
  }

  /** Read a handful of earlier entries; of a log of which little may be seen, as many as it takes. */
  async readEarlier(): Promise<void> {
    await this.attempt(async () => {
      for (let found = 0; this.start > 0 && found === 0; ) {
        const from = Math.max(0, this.start - HANDFUL)
        const { entries } = await get(signed(), '/v1/entries', { query: { start: from } })
        const earlier = entries.filter((entry) => entry.index < this.start).map(momentOf)
        this.start = from
        this.moments = [...earlier, ...this.moments]
        if (this.place !== null) this.place += earlier.length
        found = earlier.length
      }
    })
  }

  /** Go to a moment; behind the last one lies now. */
  go(place: number): void {
    clearTimeout(this.timer)
    this.fault = null
    if (place >= this.moments.length) return this.toNow()
    this.place = Math.max(0, place)
    const moment = this.moments[this.place]
    if (!moment) return
    const known = this.kept.get(moment.index)
    if (known) this.known = known
    else this.timer = setTimeout(() => void this.read(moment), SETTLE_MS)
  }

  step(by: number): void {
    this.go((this.place ?? this.moments.length) + by)
  }

  toNow(): void {
    clearTimeout(this.timer)
    Object.assign(this, { place: null, known: null, fault: null })
  }

  private async read({ index }: Moment): Promise<void> {
    await this.attempt(async () => {
      const asked = { query: { entries: index + 1 } }
      const [register, notices, halts] = await Promise.all([
        get(signed(), '/v1/register', asked),
        get(signed(), '/v1/notices', asked),
        get(signed(), '/v1/halts', asked),
      ])
      const known = { objects: register.objects, twins: register.twins, notices: notices.notices, halts: halts.halts }
      if (this.kept.size >= KEPT_AT_MOST) this.kept.delete(this.kept.keys().next().value as number)
      this.kept.set(index, known)
      if (this.moment?.index === index) this.known = known
    })
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.reading = true
    await work().catch((cause: unknown) => (this.fault = cause))
    this.reading = false
  }
}

function momentOf({ index, received_at, kind, sender }: Shapes['EntryView']): Moment {
  return { index, at: received_at, kind: kind.replace(/^checkfire\./, '').replace(/\/\d+$/, ''), sender }
}
