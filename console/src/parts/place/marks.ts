/** The points that belong on a map while a place is given; each name stands there once, where it leads to. */
import type { Mark } from '@/map/contract'
import { t } from '@/words/index.svelte'
import type { Option, Point } from './draft'
import { printLandmark } from './landmark'

/** Return the landmarks that words are measured from, then what they may mean, the chosen one last. */
export function marksOf(options: Option[], chosen: Option | null): Mark[] {
  const landmarks = new Map(options.flatMap(({ landmark }) => (landmark ? [[landmark.id, landmark] as const] : [])))
  const measured = [...landmarks.values()].map(({ point }): Mark => ({ point, label: '', kind: 'landmark' }))
  const rivals = options.filter((option) => option !== chosen)
  const meant = chosen ? [...rivals, chosen] : rivals
  const labelOf = (option: Option): string => {
    const { name, landmark } = option
    if (!landmark) return name
    const isOne = options.every((other) => other === option || other.name !== name)
    return t('place-map-from', { landmark: isOne ? name : printLandmark(`${name} (${landmark.kind})`) })
  }
  return [
    ...measured,
    ...meant.map((option): Mark => ({
      point: option.point,
      label: labelOf(option),
      kind: option === chosen ? 'reading' : 'rival',
    })),
  ]
}

/** Return the mark of the point of a doubt. */
export const lookedMark = (point: Point): Mark => ({ point, label: t('place-doubt-there'), kind: 'rival' })
