/** Words on the canvas, with a halo; each is drawn once and kept. */
import { bitmap } from './bitmap'
import type { Colour, Palette } from '../palette'

export interface Letters {
  image: ImageBitmap
  width: number
  height: number
}

export type Hand = 'thing' | 'loud' | 'count' | 'graticule' | 'mgrs' | 'square'

const HANDS: Record<Hand, { font: string; colour: Colour; height: number }> = {
  thing: { font: '600 12px', colour: 'label', height: 18 },
  count: { font: '700 11px', colour: 'label', height: 15 },
  loud: { font: '700 13px', colour: 'halt', height: 20 },
  graticule: { font: '11px', colour: 'graticule', height: 16 },
  mgrs: { font: '11px', colour: 'mgrs', height: 16 },
  square: { font: '700 14px', colour: 'mgrs', height: 20 },
}
const FACE = 'system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif'
const HALO_PX = 3
const KEPT_AT_MOST = 3_000

export class Lettering {
  private readonly kept = new Map<string, Letters>()

  constructor(
    private readonly palette: Palette,
    private readonly ratio: number,
  ) {}

  of(text: string, hand: Hand): Letters {
    const key = `${hand} ${text}`
    const known = this.kept.get(key)
    if (known) return known
    if (this.kept.size > KEPT_AT_MOST) this.kept.clear()
    const made = this.draw(keepFigures(text), hand)
    this.kept.set(key, made)
    return made
  }

  private draw(text: string, hand: Hand): Letters {
    const { font, colour, height } = HANDS[hand]
    const width = Math.ceil(widthOf(text, `${font} ${FACE}`)) + 2 * HALO_PX
    const image = bitmap(width, height, this.ratio, (ctx) => {
      ctx.font = `${font} ${FACE}`
      // The page may run from right to left; the map never does, and the text itself is isolated.
      ctx.direction = 'ltr'
      ctx.textAlign = 'left'
      ctx.textBaseline = 'middle'
      ctx.lineJoin = 'round'
      ctx.lineWidth = HALO_PX + 0.5
      ctx.strokeStyle = this.palette.halo
      ctx.strokeText(text, HALO_PX, height / 2)
      ctx.fillStyle = this.palette[colour]
      ctx.fillText(text, HALO_PX, height / 2)
    })
    return { image, width, height }
  }
}

const measure = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D

function widthOf(text: string, font: string): number {
  measure.font = font
  return measure.measureText(text).width
}

/** Isolate a text by its first strong letter, and each figure in it from left to right: in Arabic they turn round. */
function keepFigures(text: string): string {
  return `\u2068${text.replace(/[+±-]?\d[\d.,:/ -]*\d|\d/g, '\u2066$&\u2069')}\u2069`
}
