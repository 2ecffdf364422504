/** What this party knows near an activity that is being written; nothing of it is stored. */
import { post, ProblemError, type Problem, type Shapes } from '@/net/api'
import { signed } from '@/state/desk.svelte'

const PAUSE_MS = 350

export class Checker {
  given: Shapes['CheckGiven'] | null = $state.raw(null)
  refusal: Problem | null = $state.raw(null)
  unreachable = $state(false)
  asking = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  /** Check an activity a moment after the last change; the last answer wins. */
  ask(activity: Shapes['Activity'] | null): void {
    clearTimeout(this.#timer)
    const asked = ++this.#asked
    this.asking = activity !== null
    if (activity) this.#timer = setTimeout(() => void this.#check(activity, asked), PAUSE_MS)
    else this.#settle(null, null)
  }

  async #check(activity: Shapes['Activity'], asked: number): Promise<void> {
    try {
      const given = await post(signed(), '/v1/check', { activity })
      if (asked === this.#asked) this.#settle(given, null)
    } catch (cause) {
      if (asked === this.#asked) this.#settle(null, cause)
    }
  }

  #settle(given: Shapes['CheckGiven'] | null, cause: unknown): void {
    this.given = given
    this.refusal = cause instanceof ProblemError ? cause.problem : null
    this.unreachable = cause !== null && this.refusal === null
    this.asking = false
  }
}
