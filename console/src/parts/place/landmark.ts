/** How a landmark is said that somebody chose. */
import { t } from '@/words/index.svelte'

const WITH_KIND = /^(.+) \((airfield|city|town|village|other)\)$/

/** Return a landmark as it was recorded, `name (kind)`, with its kind in the reader's language. */
export function printLandmark(recorded: string): string {
  const [, name, kind] = WITH_KIND.exec(recorded) ?? []
  return name && kind ? t('place-landmark', { name, kind: t(`place-kind-${kind}`) }) : recorded
}
