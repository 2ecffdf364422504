/** Labels beside the signs. Where there is no room a label is left out; a sign never is. */
import type { Item } from '../items'
import { isAid } from '../kinds'
import type { Lettering, Letters } from './letters'
import { standsAt } from './signs'
import type { Sheet } from './sheet'
import type { XY } from '../mercator'

type Box = [left: number, top: number, right: number, bottom: number]

const RANK = ['halt', 'draft', 'reading', 'rival', 'landmark', 'notice', 'position', 'movement', 'site']
const CELL_PX = 48
const PLATE_HALF_PX = 14
const LONGEST = 28
const STACK_PX = 10

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

interface Placed {
  item: Item
  letters: Letters
  /** From the sign to the upper left corner of the label. */
  dx: number
  dy: number
}

/** Where labels stand. They are placed anew with a zoom and at rest, so that none jumps while one moves about. */
export class Labels {
  private placed: Placed[] = []
  private at: Pick<Sheet, 'centre' | 'resolution'> | null = null

  /** Place them anew with the next frame. */
  settle(): void {
    this.at = null
  }

  /** Draw as many labels as there is room for; those of the chosen in any case. */
  paint(sheet: Sheet, lettering: Lettering, items: Item[], chosen: ReadonlySet<string>): void {
    if (this.isStale(sheet)) {
      this.at = { centre: sheet.centre, resolution: sheet.resolution }
      this.placed = place(sheet, lettering, items, chosen)
    }
    for (const { item, letters, dx, dy } of this.placed) {
      const at = standsAt(sheet, item)
      // Whole pixels keep letters sharp.
      if (at) sheet.ctx.drawImage(letters.image, Math.round(at[0] + dx), Math.round(at[1] + dy), letters.width, letters.height)
    }
  }

  private isStale({ centre, resolution, width, height }: Sheet): boolean {
    if (this.at?.resolution !== resolution) return true
    const [dx, dy] = [centre[0] - this.at.centre[0], centre[1] - this.at.centre[1]]
    return Math.abs(dx) > (width * resolution) / 3 || Math.abs(dy) > (height * resolution) / 3
  }
}

function place(sheet: Sheet, lettering: Lettering, items: Item[], chosen: ReadonlySet<string>): Placed[] {
  const taken = new Taken()
  const signs = items.flatMap((item) => {
    const at = standsAt(sheet, item)
    return at ? [{ item, at, loud: chosen.has(item.id) }] : []
  })
  for (const { at } of signs) taken.add(boxAt(at, PLATE_HALF_PX * sheet.scale))
  const counts = stacks(signs).map(({ item, at, many }): Placed => {
    const letters = lettering.of(`×${many}`, 'count')
    const [dx, dy] = [PLATE_HALF_PX * sheet.scale - 4, -PLATE_HALF_PX * sheet.scale - letters.height + 5]
    taken.add([at[0] + dx, at[1] + dy, at[0] + dx + letters.width, at[1] + dy + letters.height])
    return { item, letters, dx, dy }
  })
  signs.sort((a, b) => Number(b.loud) - Number(a.loud) || RANK.indexOf(a.item.family) - RANK.indexOf(b.item.family))
  const labels = signs.flatMap(({ item, at, loud }): Placed[] => {
    if (!item.label) return []
    const gap = PLATE_HALF_PX * (loud ? 1 : sheet.scale) + 1
    const found = wordsOf(item, loud).map((words) => {
      const letters = lettering.of(words, item.tone === 'halt' ? 'loud' : 'thing')
      const inside = places(at, letters, gap).filter((box) => isInside(sheet, box))
      return { letters, box: inside.find((one) => taken.isFree(one)), second: inside[0] ?? places(at, letters, gap)[0] }
    })
    const fit = found.find(({ box }) => box) ?? found[0]
    const box = fit?.box ?? (loud ? fit?.second : undefined)
    if (!fit || !box) return []
    taken.add(box)
    return [{ item, letters: fit.letters, dx: box[0] - at[0], dy: box[1] - at[1] }]
  })
  return [...labels, ...counts]
}

interface Standing {
  item: Item
  at: XY
}

/** Return the uppermost of signs that lie on each other, with how many there are: those below cannot be seen. */
function stacks(signs: Standing[]): (Standing & { many: number })[] {
  const found = new Map<string, Standing & { many: number }>()
  for (const { item, at } of signs.filter((one) => !isAid(one.item.family)).reverse()) {
    const [x, y] = [Math.round(at[0] / STACK_PX), Math.round(at[1] / STACK_PX)]
    const near = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => found.get(`${x + i}/${y + j}`)))
    const top = near.find((one) => one && Math.hypot(one.at[0] - at[0], one.at[1] - at[1]) < STACK_PX)
    if (top) top.many += 1
    else found.set(`${x}/${y}`, { item, at, many: 1 })
  }
  return [...found.values()].filter(({ many }) => many > 1)
}

/** Where a label may stand: on the right, the left, below, above. */
function places([x, y]: XY, { width, height }: Letters, gap: number): Box[] {
  const half = height / 2
  const corners: XY[] = [
    [x + gap, y - half],
    [x - gap - width, y - half],
    [x - width / 2, y + gap],
    [x - width / 2, y - gap - height],
  ]
  return corners.map(([left, top]) => [left, top, left + width, top + height])
}

const isInside = ({ width, height }: Sheet, [left, top, right, bottom]: Box): boolean => left >= 0 && top >= 0 && right <= width && bottom <= height

const boxAt = ([x, y]: XY, half: number): Box => [x - half, y - half, x + half, y + half]

/** Return what a label may say, the best first; a shorter one is taken where the longer finds no room. */
const wordsOf = (item: Item, loud: boolean): string[] =>
  loud || item.longLabel !== item.label ? [...new Set([item.longLabel, item.label])] : [cut(item.label)]

function cut(label: string): string {
  const letters = [...label]
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : label
}
