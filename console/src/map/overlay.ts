/** The layer of everything that is operational, with the grids under it: one canvas, painted whole in each frame.
 *
 * - Nothing here is ever left out for want of room, but labels.
 * - What was painted is counted while it is painted, and what should have been is counted apart.
 */
import type { FrameState } from 'ol/Map'
import Layer from 'ol/layer/Layer'
import type { Painted, Shown } from './contract'
import { paintGraticule } from './grid/graticule'
import { paintMgrs } from './grid/mgrs'
import type { Item } from './items'
import type { Extent, XY } from './mercator'
import { paintAreas } from './paint/areas'
import { Labels } from './paint/labels'
import { Lettering } from './paint/letters'
import { isWithin, type Sheet } from './paint/sheet'
import { paintSign, Signs } from './paint/signs'
import type { Palette } from './palette'

const CROWD = 250
const CROWDED_SCALE = 0.6

export class Overlay extends Layer {
  private readonly canvas = document.createElement('canvas')
  private items: Item[] = []
  private loud: ReadonlySet<string> = new Set()
  private shown: Shown = { basemap: true, graticule: true, mgrs: false }
  private readonly ctx = this.canvas.getContext('2d') as CanvasRenderingContext2D
  private readonly labels = new Labels()
  private signs: Signs | null = null
  private crowd = { resolution: 0, scale: 1 }
  private lettering: Lettering | null = null
  /** The sheet of the last frame, by which a pointer is understood. */
  sheet: Sheet | null = null

  constructor(
    private palette: Palette,
    private readonly onpainted: (painted: Painted) => void,
  ) {
    super({})
    this.canvas.className = 'map-overlay'
  }

  show(items: Item[]): void {
    this.items = items
    this.crowd.resolution = 0
    this.settle()
  }

  /** Draw these with a ring, and their labels in any case. */
  stress(ids: ReadonlySet<string>): void {
    this.loud = ids
    this.settle()
  }

  turn(shown: Shown): void {
    this.shown = shown
    this.changed()
  }

  /** Place the labels anew: the view came to rest, or what is drawn changed. */
  settle(): void {
    this.labels.settle()
    this.changed()
  }

  paintWith(palette: Palette): void {
    Object.assign(this, { palette, signs: null, lettering: null })
    this.settle()
  }

  override render(frame: FrameState | null): HTMLElement {
    if (!frame) return this.canvas
    const sheet = this.lay(frame)
    this.sheet = sheet
    const [signs, lettering] = this.tools(sheet.ratio)
    if (this.shown.graticule) paintGraticule(sheet, lettering)
    if (this.shown.mgrs) paintMgrs(sheet, lettering)
    const within = this.items.filter((item) => isWithin(sheet, item))
    sheet.scale = this.scaleFor(sheet, within.length)
    const drawn = new Set(paintAreas(sheet, within, this.loud))
    for (const item of within) if (paintSign(sheet, signs, item, this.loud.has(item.id))) drawn.add(item.id)
    this.labels.paint(sheet, lettering, within, this.loud)
    this.rendered = true
    this.onpainted({ drawn: [...drawn], expected: within.length })
    return this.canvas
  }

  private lay(frame: FrameState): Sheet {
    const { size, pixelRatio: ratio, viewState } = frame
    const [width, height] = size as XY
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (this.canvas.width !== w || this.canvas.height !== h) Object.assign(this.canvas, { width: w, height: h })
    const { ctx } = this
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, width, height)
    const centre = viewState.center as XY
    return { ctx, palette: this.palette, width, height, ratio, centre, resolution: viewState.resolution, extent: frame.extent as Extent, scale: 1 }
  }

  /** Smaller signs where there are very many; decided anew with a zoom, so that none changes while one moves about. */
  private scaleFor({ resolution }: Sheet, many: number): number {
    if (resolution !== this.crowd.resolution) this.crowd = { resolution, scale: many > CROWD ? CROWDED_SCALE : 1 }
    return this.crowd.scale
  }

  private tools(ratio: number): [Signs, Lettering] {
    if (this.signs?.ratio !== ratio) this.signs = this.lettering = null
    this.signs ??= new Signs(this.palette, ratio)
    this.lettering ??= new Lettering(this.palette, ratio)
    return [this.signs, this.lettering]
  }
}
