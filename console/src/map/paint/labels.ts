/** Labels beside the signs. Where there is no room a label is left out; a sign never is. */
import type { Item } from '../items'
import type { Lettering, Letters } from './letters'
import { standsAt } from './signs'
import type { Sheet } from './sheet'
import type { XY } from '../mercator'

type Box = [left: number, top: number, right: number, bottom: number]

const RANK = ['halt', 'draft', 'reading', 'rival', 'landmark', 'notice', 'position', 'movement', 'site']
const CELL_PX = 48
const PLATE_HALF_PX = 14
const LONGEST = 28

/** Boxes that are taken, in a grid so that few have to be looked at. */
class Taken {
  private readonly cells = new Map<number, Box[]>()

  add(box: Box): void {
    for (const key of this.keys(box)) {
      const boxes = this.cells.get(key)
      if (boxes) boxes.push(box)
      else this.cells.set(key, [box])
    }
  }

  isFree(box: Box): boolean {
    return this.keys(box).every((key) => !this.cells.get(key)?.some((other) => touches(box, other)))
  }

  private keys([left, top, right, bottom]: Box): number[] {
    const found: number[] = []
    for (let x = Math.floor(left / CELL_PX); x <= Math.floor(right / CELL_PX); x += 1)
      for (let y = Math.floor(top / CELL_PX); y <= Math.floor(bottom / CELL_PX); y += 1) found.push(x * 8192 + y)
    return found
  }
}

const touches = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]

/** Draw as many labels as there is room for; that of the chosen one in any case. */
export function paintLabels(sheet: Sheet, lettering: Lettering, items: Item[], chosen: ReadonlySet<string>): void {
  const taken = new Taken()
  const signs = items.flatMap((item) => {
    const at = standsAt(sheet, item)
    return at ? [{ item, at, loud: chosen.has(item.id) }] : []
  })
  for (const { at } of signs) taken.add(boxAt(at, PLATE_HALF_PX))
  signs.sort((a, b) => Number(b.loud) - Number(a.loud) || RANK.indexOf(a.item.family) - RANK.indexOf(b.item.family))
  for (const { item, at, loud } of signs) {
    if (!item.label) continue
    const letters = lettering.of(loud ? item.label : cut(item.label), item.tone === 'halt' ? 'loud' : 'thing')
    const box = places(at, letters).find((place) => taken.isFree(place)) ?? (loud ? places(at, letters)[0] : undefined)
    if (!box) continue
    taken.add(box)
    sheet.ctx.drawImage(letters.canvas, box[0], box[1], letters.width, letters.height)
  }
}

/** Where a label may stand: on the right, the left, below, above. */
function places([x, y]: XY, { width, height }: Letters): Box[] {
  const [gap, half] = [PLATE_HALF_PX + 1, height / 2]
  const corners: XY[] = [
    [x + gap, y - half],
    [x - gap - width, y - half],
    [x - width / 2, y + gap],
    [x - width / 2, y - gap - height],
  ]
  // Whole pixels keep letters sharp.
  return corners.map(([left, top]) => [Math.round(left), Math.round(top), Math.round(left) + width, Math.round(top) + height])
}

const boxAt = ([x, y]: XY, half: number): Box => [x - half, y - half, x + half, y + half]

function cut(label: string): string {
  const letters = [...label]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : label
}
