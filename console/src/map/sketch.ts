/** Drawing an area by hand: a circle by its centre and its edge, a polygon by its corners. */
import type OlMap from 'ol/Map'
import { never } from 'ol/events/condition'
import Polygon from 'ol/geom/Polygon'
import type { Coordinate } from 'ol/coordinate'
import Draw, { type GeometryFunction } from 'ol/interaction/Draw'
import Circle from 'ol/style/Circle'
import Fill from 'ol/style/Fill'
import Stroke from 'ol/style/Stroke'
import Style from 'ol/style/Style'
import type { Area, Drawing, LonLat } from './contract'
import { course } from './geodesic'
import { fromPlane, toPlane, type XY } from './mercator'
import { circleRing, pointOf } from './outline'
import type { Palette } from './palette'

const LEAST_RADIUS_M = 1

export interface Sketch {
  finish(): void
  undo(): void
  cancel(): void
  close(): void
}

/** Begin to draw; `onsketch` tells the radius while a circle grows. */
export function sketch(map: OlMap, kind: Drawing, palette: Palette, ondraw: (area: Area) => void, onsketch: (radius_m: number | null) => void): Sketch {
  let radius_m = 0
  let centre: LonLat = [0, 0]
  const circle: GeometryFunction = (coordinates, geometry) => {
    const [from, to] = coordinates as Coordinate[]
    centre = fromPlane(from as XY)
    radius_m = Math.max(LEAST_RADIUS_M, Math.round(course(centre, fromPlane((to ?? from) as XY)).distance_m))
    onsketch(radius_m)
    const ring = circleRing(centre, radius_m).map(toPlane)
    const shape = (geometry as Polygon | undefined) ?? new Polygon([])
    shape.setCoordinates([[...ring, ...ring.slice(0, 1)]])
    return shape
  }
  const draw = new Draw({
    type: kind === 'circle' ? 'Circle' : 'Polygon',
    ...(kind === 'circle' && { geometryFunction: circle }),
    freehandCondition: never,
    stopClick: true,
    style: styleOf(palette),
  })
  draw.on('drawend', ({ feature }) => {
    onsketch(null)
    const ring = (feature.getGeometry() as Polygon).getCoordinates()[0] ?? []
    if (kind === 'circle') ondraw({ shape: 'circle', centre: pointOf(centre), radius_m })
    else ondraw({ shape: 'polygon', corners: ring.slice(0, -1).map((at) => pointOf(fromPlane(at as XY))) })
  })
  draw.on('drawabort', () => onsketch(null))
  map.addInteraction(draw)
  return {
    finish: () => draw.finishDrawing(),
    undo: () => draw.removeLastPoint(),
    cancel: () => draw.abortDrawing(),
    close: () => void map.removeInteraction(draw),
  }
}

function styleOf(palette: Palette): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: palette.halo, width: 5 }) }),
    new Style({
      fill: new Fill({ color: palette['draft-fill'] }),
      stroke: new Stroke({ color: palette.draft, width: 2.5, lineDash: [8, 5] }),
      image: new Circle({ radius: 7, fill: new Fill({ color: palette.draft }), stroke: new Stroke({ color: palette.halo, width: 2 }) }),
    }),
  ]
}
