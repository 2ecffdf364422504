/** Say something of a halt: one thing at a time, with what became of it. */
import { ProblemError } from '@/net/api'
import type { Item } from '@/net/outbox'
import { letGo, say } from '@/state/say.svelte'
import { t } from '@/words/index.svelte'
import type { FactOf } from '@/wire/kinds'
import type { Halt } from './standing'

export type HaltKind =
  | 'checkfire.halt-acknowledged/1'
  | 'checkfire.stop-ordered/1'
  | 'checkfire.fire-stopped/1'
  | 'checkfire.stop-verified/1'
  | 'checkfire.fire-reported/1'
  | 'checkfire.halt-closed/1'

/** After an act nothing else is said for so long: the next button may come up under the finger that pressed the last. */
const GUARD_MS = 1_000
const guard = $state({ holds: false })
let timer: ReturnType<typeof setTimeout> | undefined

function hold(): void {
  guard.holds = true
  clearTimeout(timer)
  timer = setTimeout(() => (guard.holds = false), GUARD_MS)
}

export class Saying {
  busy = $state(false)
  fault: unknown = $state.raw(null)

  /** True while no act of a halt can be said. */
  get held(): boolean {
    return this.busy || guard.holds
  }

  /** Say it to all who are told of the halt, in earnest or as a drill as the call was; true once the desk has it. */
  async say<K extends HaltKind>(halt: Halt, kind: K, fields: FactOf<K>): Promise<boolean> {
    if (this.held) return false
    this.busy = true
    this.fault = null
    try {
      const summary = summaryOf(halt, kind)
      const item = await say({ kind, fields, about: [halt.id], audience: 'all', drill: halt.drill, summary })
      if (kind !== 'checkfire.fire-reported/1') hold()
      return await this.#take(item)
    } catch (cause) {
      this.fault = cause
      return false
    } finally {
      this.busy = false
    }
  }

  /** A refusal is shown beside the button that it belongs to; what waits stands in the outbox of the frame. */
  async #take(item: Item): Promise<boolean> {
    if (item.state !== 'refused' || !item.problem) return item.state !== 'waiting'
    this.fault = new ProblemError(item.problem)
    await letGo(item.id)
    return false
  }
}

function summaryOf(halt: Halt, kind: string): string {
  return t('halt-summary', { kind: t(`halt-kind-${nameOfKind(kind)}`), what: halt.what })
}

/** `halt-called` */
export const nameOfKind = (kind: string): string => kind.replace(/^checkfire\./, '').replace(/\/\d+$/, '')
