/** What is said of a notice from its page: each with its state, so that nothing looks sent that is not. */
import type { Notice } from './notice'
import { outbox, say } from '@/state/say.svelte'
import { bare } from '@/parts/place/draft'
import type { FactOf, KindName } from '@/wire/kinds'
import { t } from '@/words/index.svelte'

interface Saying<K extends KindName> {
  kind: K
  fields: FactOf<K>
  /** Ids beside the notice's own. */
  about?: string[]
  audience: string[]
  /** The key of the words for it. */
  word: string
}

const MOST = 3

export class Acts {
  /** What was said from here, the last first. */
  said: { id: string; word: string }[] = $state([])
  busy = $state(false)
  fault: unknown = $state.raw(null)

  constructor(readonly id: string) {}

  /** What it became; an opening that has its receipt is no news to whoever opened it. */
  items = $derived(
    this.said
      .flatMap(({ id, word }) => {
        const item = outbox.items.find((one) => one.id === id)
        return item ? [{ ...item, word }] : []
      })
      .filter((item) => item.kind !== 'checkfire.opened/1' || item.state !== 'sent')
      .slice(0, MOST),
  )

  /** Say something about the notice; true once it is signed and kept, whatever the line does. */
  async say<K extends KindName>(notice: Notice, saying: Saying<K>): Promise<boolean> {
    this.busy = true
    this.fault = null
    const word = t(saying.word)
    try {
      const item = await say({
        kind: saying.kind,
        fields: saying.fields,
        about: [notice.id, ...(saying.about ?? [])],
        audience: saying.audience,
        drill: notice.drill,
        summary: bare(`${word}: ${notice.summary}`),
      })
      this.said = [{ id: item.id, word }, ...this.said]
      return item.state !== 'refused'
    } catch (cause) {
      this.fault = cause
      return false
    } finally {
      this.busy = false
    }
  }
}

const opened = new Set<string>()

/** Tell whether this tab has still to say that this version of a notice was opened; from now on it has not. */
export function firstOpening(notice: Notice): boolean {
  const name = `${notice.id} ${notice.filed_at}`
  if (opened.has(name)) return false
  opened.add(name)
  return true
}
