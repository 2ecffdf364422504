/** One thing said from a form of this page, and what became of it. */
import { ProblemError } from '@/net/api'
import type { Item } from '@/net/outbox'
import { judge, type Outcome } from '@/pages/log/judge'
import { letGo, outbox, say, type Saying } from '@/state/say.svelte'
import type { KindName } from '@/wire/kinds'

export class Telling {
  #isSaying = $state(false)
  fault: unknown = $state.raw(null)
  /** What the receipt proves, once it is here. */
  outcome: Outcome | null = $state.raw(null)
  #last: Item | null = $state.raw(null)

  /** True while it is on its way: what waits for the line is not said a second time. */
  get busy(): boolean {
    return this.#isSaying || this.item?.state === 'waiting'
  }

  /** True once its receipt is here and holds. */
  get isProven(): boolean {
    return this.outcome?.end === 'verified'
  }

  /** The last thing said here, as it stands now. */
  get item(): Item | null {
    return outbox.items.find((one) => one.id === this.#last?.id) ?? this.#last
  }

  /** Say it to all parties; true unless it was refused: the outbox has it even where the desk does not. */
  async say<K extends KindName>(saying: Saying<K>): Promise<boolean> {
    if (this.busy) return false
    this.forget()
    this.#isSaying = true
    try {
      await this.#take(await say(saying))
    } catch (cause) {
      this.fault = cause
    } finally {
      this.#isSaying = false
    }
    return this.fault === null
  }

  /** Verify the receipt as soon as it is here. */
  async verify(): Promise<void> {
    const receipt = this.item?.receipt
    if (receipt && !this.outcome) this.outcome = await judge(receipt)
  }

  /** Show nothing of what was said before. */
  forget(): void {
    this.fault = this.outcome = this.#last = null
  }

  /** A refusal stands beside the form that it belongs to, and not a second time above the page. */
  async #take(item: Item): Promise<void> {
    if (item.state === 'refused' && item.problem) {
      await letGo(item.id)
      throw new ProblemError(item.problem)
    }
    this.#last = item
    await this.verify()
  }
}
