/** The map itself, behind what the component shows: OpenLayers, the ground, the operational layer, drawing by hand.
 *
 * It is a chunk of its own, fetched when a page with a map is opened.
 */
import OlMap from 'ol/Map'
import View from 'ol/View'
import ScaleLine from 'ol/control/ScaleLine'
import DoubleClickZoom from 'ol/interaction/DoubleClickZoom'
import { defaults as interactions } from 'ol/interaction/defaults'
import type { Area, Bounds, Content, Drawing, Painted, Point, Shown } from './contract'
import { makeBasemap, type Basemap } from './basemap'
import { printMgrs } from './grid/utm'
import { under } from './hit'
import { itemsOf, type Item } from './items'
import { isAid } from './kinds'
import { both, fromPlane, holds, meet, moved, NOWHERE, toPlane, turnsTo, WORLD, type Extent, type XY } from './mercator'
import { lonLat, pointOf } from './outline'
import { Overlay } from './overlay'
import { readPacks } from './pack'
import { onTheme, readPalette, type Palette } from './palette'
import { sketch, type Sketch } from './sketch'

export interface Listeners {
  select(id: string | null): void
  /** The place under the pointer and its MGRS reference, or null when it has left. */
  point(at: { point: Point; mgrs: string } | null): void
  view(bounds: Bounds): void
  draw(area: Area): void
  sketch(radius_m: number | null): void
  painted(painted: Painted): void
  /** The ground could not be fetched; all else is drawn. */
  groundless(): void
}

const CLOSEST = 19
const FIT_AT_MOST_ZOOM = 13
const FOCUS_ZOOM = 11
/** Farther out, a point that is in the view is not in sight. */
const IN_SIGHT_ZOOM = 9
const AROUND_PX = 56
const MOVE_MS = 180
const AFTER_DOUBLE_CLICK_MS = 400
const HOME: Extent = [...toPlane([34, 28]), ...toPlane([49, 39])] as Extent

/** Where everything is that a page points at. */
const placesOf = (items: Item[]): string => items.filter((item) => isAid(item.family)).map((item) => item.extent.join()).join(' ')

export class Engine {
  private readonly map: OlMap
  private readonly overlay: Overlay
  private readonly stopTheme: () => void
  private palette: Palette
  private basemap: Basemap | null = null
  private items: Item[] = []
  private drawn: Painted = { drawn: [], expected: 0 }
  private selected: string | null = null
  private hovered: string | null = null
  private sketch: Sketch | null = null
  private fitted = false
  /** The zoom that the buttons lead to, while the view is on its way. */
  private zooming: number | null = null
  private closed = false

  constructor(
    private readonly element: HTMLElement,
    scale: HTMLElement,
    private shown: Shown,
    private readonly tell: Listeners,
  ) {
    this.palette = readPalette(element)
    this.overlay = new Overlay(this.palette, (painted) => (this.drawn = painted))
    this.overlay.setZIndex(10)
    this.overlay.turn(shown)
    this.map = new OlMap({
      target: element,
      layers: [this.overlay],
      controls: [new ScaleLine({ target: scale })],
      interactions: interactions({ altShiftDragRotate: false, pinchRotate: false }),
      view: new View({ center: toPlane([41.5, 33.5]), zoom: 6, maxZoom: CLOSEST, enableRotation: false, constrainResolution: false }),
    })
    this.map.getView().fit(HOME)
    this.listen()
    this.stopTheme = onTheme(() => this.repaint())
    this.loadGround().catch(() => tell.groundless())
  }

  /** Draw these. The first time that there is anything the view is laid around it; later, around what a page points at anew. */
  show(content: Content): void {
    const before = placesOf(this.items)
    this.items = itemsOf(content)
    this.overlay.show(this.items)
    const aids = this.aids()
    if (!this.fitted && this.items.length) this.fit(aids.length ? aids : this.items, false)
    else if (aids.length && placesOf(this.items) !== before) this.bring(aids)
  }

  select(id: string | null): void {
    if (id === this.selected) return
    this.selected = id
    this.stress()
    this.keepInView()
  }

  /** Go to a point; where an area is drafted there, to the whole of it, and only if it is not in sight. */
  focus(point: Point): void {
    const view = this.map.getView()
    const at = toPlane(lonLat(point))
    const drafted = this.items.some(({ family, extent }) => family === 'draft' && meet(extent, [...at, ...at]))
    if (drafted) return this.bring(this.aids())
    view.animate({ center: at, zoom: Math.max(view.getZoom() ?? 0, FOCUS_ZOOM), duration: this.pace() })
    this.fitted = true
  }

  showAll(): void {
    if (this.items.length) this.fit(this.items)
    else this.map.getView().fit(HOME, { duration: this.pace() })
  }

  /** Zoom by so many steps; of several in a row none is lost to the one before, which is still under way. */
  zoomBy(steps: number): void {
    const view = this.map.getView()
    const zoom = view.getConstrainedZoom((this.zooming ?? view.getZoom() ?? 6) + steps) ?? 6
    // A way to some place goes on; only a zoom before this one is cut short.
    if (this.zooming !== null) view.cancelAnimations()
    this.zooming = zoom
    view.animate({ zoom, duration: this.pace() }, (whole) => whole && (this.zooming = null))
  }

  turn(shown: Shown): void {
    this.shown = shown
    this.overlay.turn(shown)
    this.basemap?.ground.setVisible(shown.basemap)
    this.basemap?.names.setVisible(shown.basemap)
  }

  setDrawing(kind: Drawing | null): Sketch | null {
    this.sketch?.close()
    const dblclick = this.map.getInteractions().getArray().find((one) => one instanceof DoubleClickZoom)
    this.sketch = kind && sketch(this.map, kind, this.palette, this.tell.draw, this.tell.sketch)
    // A polygon ends with a double click, which must not zoom as well.
    if (kind) dblclick?.setActive(false)
    else setTimeout(() => dblclick?.setActive(true), AFTER_DOUBLE_CLICK_MS)
    return this.sketch
  }

  /** Return what was painted in the last frame. */
  get painted(): Painted {
    return this.drawn
  }

  /** Words changed, or light turned to dark. */
  repaint(): void {
    this.palette = readPalette(this.element)
    this.overlay.paintWith(this.palette)
    this.basemap?.paintWith(this.palette)
  }

  close(): void {
    this.closed = true
    this.stopTheme()
    this.map.setTarget()
    this.map.dispose()
  }

  private listen(): void {
    this.map.on('click', ({ pixel }) => !this.sketch && this.choose(pixel as XY))
    this.map.on('pointermove', ({ pixel, coordinate, dragging }) => {
      if (dragging) return
      const at = fromPlane(coordinate as XY)
      this.tell.point({ point: pointOf(at), mgrs: printMgrs(at) })
      this.hover(this.sketch ? null : (this.hit(pixel as XY)[0] ?? null))
    })
    this.element.addEventListener('pointerleave', () => (this.tell.point(null), this.hover(null)))
    // The page may take room from the map just when something is chosen.
    this.map.on('change:size', () => (this.fitted || !this.items.length ? this.keepInView() : this.fit(this.items, false)))
    this.map.on('postrender', () => this.tell.painted(this.drawn))
    this.map.on('moveend', () => this.rest())
  }

  private rest(): void {
    this.zooming = null
    this.overlay.settle()
    this.tellView()
  }

  private tellView(): void {
    const [minX, minY, maxX, maxY] = this.map.getView().calculateExtent(this.map.getSize()) as Extent
    const [[west, south], [east, north]] = [fromPlane([minX, minY]), fromPlane([maxX, maxY])]
    this.tell.view([west, south, east, north])
  }

  private hit(pixel: XY): string[] {
    return this.overlay.sheet ? under(this.overlay.sheet, this.items, pixel) : []
  }

  /** Of several under the pointer, each further click takes the next. */
  private choose(pixel: XY): void {
    const found = this.hit(pixel)
    this.tell.select(found[(found.indexOf(this.selected ?? '') + 1) % (found.length || 1)] ?? null)
  }

  private hover(id: string | null): void {
    if (id === this.hovered) return
    this.hovered = id
    this.element.classList.toggle('hits', id !== null)
    this.stress()
  }

  private stress(): void {
    this.overlay.stress(new Set([this.selected, this.hovered].filter((id) => id !== null)))
  }

  /** Move the view so far that the sign of the chosen one is seen. */
  private keepInView(): void {
    const item = this.items.find((one) => one.id === this.selected)
    if (item && !this.isInView({ extent: [...item.anchor, ...item.anchor] })) this.map.getView().animate({ center: item.anchor, duration: this.pace() })
  }

  private isInView({ extent }: Pick<Item, 'extent'>, wholly = false): boolean {
    const size = this.map.getSize()
    if (!size) return true
    const view = this.map.getView().calculateExtent(size) as Extent
    const there = moved(extent, turnsTo((view[0] + view[2]) / 2, (extent[0] + extent[2]) / 2) * WORLD)
    return wholly ? holds(view, there) : meet(there, view)
  }

  /** A draft, and the readings and landmarks that it has to be seen beside. */
  private aids(): Item[] {
    return this.items.filter((item) => isAid(item.family))
  }

  private bring(items: Item[]): void {
    if ((this.map.getView().getZoom() ?? 0) < IN_SIGHT_ZOOM || !items.every((item) => this.isInView(item, true))) this.fit(items)
  }

  private fit(items: Item[], slowly = true): void {
    const [width, height] = this.map.getSize() ?? [0, 0]
    // A map that is not shown is laid out once it is.
    this.fitted = Boolean(width && height)
    if (!width || !height) return
    const edge = Math.min(AROUND_PX, Math.min(width, height) / 5)
    const extent = items.reduce<Extent>((all, { extent: one }) => both(all, one), NOWHERE)
    this.map.getView().fit(extent, { padding: [edge, edge, edge, edge], maxZoom: FIT_AT_MOST_ZOOM, duration: slowly ? this.pace() : 0 })
  }

  private pace(): number {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS
  }

  private async loadGround(): Promise<void> {
    const { packs, overrides } = await readPacks()
    if (this.closed) return
    this.basemap = makeBasemap(packs, overrides, this.palette)
    for (const layer of [this.basemap.ground, this.basemap.names]) this.map.addLayer(layer)
    this.turn(this.shown)
  }
}
