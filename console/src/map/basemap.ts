/** The ground of the map: decoration, off by up to 1.8 km, from which nothing is computed.
 *
 * Surfaces and lines are one layer and names another; only names make room for each other.
 */
import Feature from 'ol/Feature'
import MultiLineString from 'ol/geom/MultiLineString'
import PointGeometry from 'ol/geom/Point'
import Polygon, { fromExtent } from 'ol/geom/Polygon'
import VectorLayer from 'ol/layer/Vector'
import VectorImageLayer from 'ol/layer/VectorImage'
import VectorSource from 'ol/source/Vector'
import Fill from 'ol/style/Fill'
import Stroke from 'ol/style/Stroke'
import Style, { type StyleFunction } from 'ol/style/Style'
import Text from 'ol/style/Text'
import CircleStyle from 'ol/style/Circle'
import { words } from '@/words/index.svelte'
import { toPlane } from './mercator'
import { decoder, type Named, type Overrides, type Pack, type Spot, type Stretch } from './pack'
import type { Palette } from './palette'

type Kind = 'land' | 'water' | 'river' | 'admin' | 'border' | 'disputed' | 'country' | 'region' | 'town' | 'water-name'

const DEPTH: Kind[] = ['land', 'water', 'river', 'admin', 'border', 'disputed']
const FACE = 'system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif'
/** Names in two scripts only where there is room. */
const BOTH_BELOW = 350

/** From which resolution on a town of a rank is named. */
const townsBelow = (rank: number): number => 9_000 / 1.55 ** Math.max(0, rank - 1)

export interface Basemap {
  ground: VectorImageLayer
  names: VectorLayer
  paintWith(palette: Palette): void
}

export function makeBasemap(packs: Pack[], overrides: Overrides[], palette: Palette): Basemap {
  const ground = new VectorImageLayer({ source: new VectorSource({ wrapX: true }), imageRatio: 1.6 })
  const names = new VectorLayer({ source: new VectorSource({ wrapX: true }), declutter: 'basemap', updateWhileInteracting: false })
  for (const pack of packs) {
    const removed = new Set(overrides.flatMap((o) => o.disputes.filter((d) => d.pack === pack.id).flatMap((d) => d.removes)))
    ground.getSource()?.addFeatures(groundOf(pack, removed))
    names.getSource()?.addFeatures(namesOf(pack))
  }
  for (const override of overrides)
    for (const dispute of override.disputes) {
      const { run } = decoder(dispute.origin_deg, override.unit_deg)
      ground.getSource()?.addFeatures(dispute.borders.map((border) => lineFeature('disputed', border, run)))
    }
  const paintWith = (next: Palette): void => {
    ground.setStyle(groundStyle(next))
    names.setStyle(nameStyle(next))
  }
  paintWith(palette)
  return { ground, names, paintWith }
}

type Run = ReturnType<typeof decoder>['run']

function lineFeature(kind: Kind, { lines, rank }: Stretch, run: Run): Feature {
  return new Feature({ kind, rank, geometry: new MultiLineString(lines.map(run)) })
}

function groundOf({ box_deg, unit_deg, layers }: Pack, removed: ReadonlySet<string>): Feature[] {
  const [west, south, east, north] = box_deg
  const { run } = decoder([west, south], unit_deg)
  const surface = (rings: number[][]): Feature => new Feature({ kind: 'water', geometry: new Polygon(rings.map(run)) })
  const lines = (kind: Kind, stretches: Stretch[]): Feature[] => stretches.map((one) => lineFeature(kind, one, run))
  const borders = layers.borders.filter((border) => !removed.has(border.id ?? ''))
  return [
    new Feature({ kind: 'land', geometry: fromExtent([...toPlane([west, south]), ...toPlane([east, north])]) }),
    ...[...layers.sea, ...layers.lakes].map(({ rings }) => surface(rings)),
    ...lines('river', layers.rivers),
    ...lines('admin', layers.admin1),
    ...lines('border', borders.filter((border) => !border.disputed)),
    ...lines('disputed', borders.filter((border) => border.disputed)),
  ]
}

function namesOf({ box_deg, unit_deg, layers }: Pack): Feature[] {
  const { spot, run } = decoder([box_deg[0], box_deg[1]], unit_deg)
  const at = (kind: Kind, named: Spot): Feature => new Feature({ ...textOf(named), kind, rank: named.rank, geometry: new PointGeometry(spot(named.at)) })
  const rivers = layers.rivers.filter((river) => river.name)
  return [
    ...layers.countries.map((one) => at('country', one)),
    ...layers.regions.map((one) => at('region', one)),
    ...layers.towns.map((one) => at('town', one)),
    ...layers.lakes.flatMap(({ name, name_ar, rings }) => {
      const inside = new Polygon(rings.map(run)).getInteriorPoint().getFirstCoordinate()
      return name ? [new Feature({ ...textOf({ name, ...(name_ar ? { name_ar } : {}) }), kind: 'water-name', geometry: new PointGeometry(inside) })] : []
    }),
    ...rivers.flatMap((river) => river.lines.map((line) => new Feature({ ...textOf(river), kind: 'river', geometry: new MultiLineString([run(line)]) }))),
  ]
}

const textOf = ({ name, name_ar }: Named): Record<string, unknown> => ({ name, name_ar })

function groundStyle(palette: Palette): StyleFunction {
  const stroke = (color: string, width: number, lineDash?: number[]): Style =>
    new Style({ stroke: new Stroke({ color, width, ...(lineDash && { lineDash }) }) })
  const styles: Partial<Record<Kind, Style>> = {
    land: new Style({ fill: new Fill({ color: palette.land }), stroke: new Stroke({ color: palette.admin, width: 1 }) }),
    water: new Style({ fill: new Fill({ color: palette.water }), stroke: new Stroke({ color: palette['water-line'], width: 1 }) }),
    river: stroke(palette['water-line'], 1.75),
    admin: stroke(palette.admin, 1, [4, 3]),
    border: stroke(palette.border, 1.75),
    disputed: stroke(palette.disputed, 1.75, [6, 5]),
  }
  for (const [kind, style] of Object.entries(styles)) style?.setZIndex(DEPTH.indexOf(kind as Kind))
  return (feature) => styles[feature.get('kind') as Kind]
}

const HANDS: Partial<Record<Kind, { font: string; colour: keyof Palette; above: number; below: number }>> = {
  country: { font: 'bold 15px', colour: 'name', above: 250, below: 12_000 },
  region: { font: 'italic 12px', colour: 'name', above: 60, below: 1_400 },
  'water-name': { font: 'italic 12px', colour: 'water-name', above: 0, below: 1_200 },
  river: { font: 'italic 12px', colour: 'water-name', above: 0, below: 1_200 },
  town: { font: '12px', colour: 'town', above: 0, below: 12_000 },
}

/** A style for each name and amount of room, made once. */
function nameStyle(palette: Palette): StyleFunction {
  const kept = new Map<string, Style>()
  const dot = new CircleStyle({ radius: 2.5, fill: new Fill({ color: palette.town }), stroke: new Stroke({ color: palette.halo, width: 1.5 }) })
  return (feature, resolution) => {
    const kind = feature.get('kind') as Kind
    const hand = HANDS[kind]
    if (!hand || resolution < hand.above || resolution > hand.below) return
    if (kind === 'town' && resolution > townsBelow(feature.get('rank') as number)) return
    const text = wording(feature.get('name'), feature.get('name_ar'), kind !== 'river' && resolution < BOTH_BELOW)
    const key = `${kind} ${text}`
    if (!kept.has(key)) kept.set(key, made(kind, text, hand, palette, dot))
    return kept.get(key)
  }
}

function wording(name: string, name_ar: string | undefined, both: boolean): string {
  if (!name_ar) return name
  if (both) return words.language === 'ar' ? `${name_ar}\n${name}` : `${name}\n${name_ar}`
  return words.language === 'ar' ? name_ar : name
}

function made(kind: Kind, text: string, { font, colour }: { font: string; colour: keyof Palette }, palette: Palette, dot: CircleStyle): Style {
  const town = kind === 'town'
  return new Style({
    ...(town && { image: dot }),
    zIndex: -['country', 'town', 'region', 'water-name', 'river'].indexOf(kind),
    text: new Text({
      text: kind === 'country' ? text.toUpperCase() : text,
      font: `${font} ${FACE}`,
      fill: new Fill({ color: palette[colour] }),
      stroke: new Stroke({ color: palette.halo, width: 2.5 }),
      ...(kind === 'river' ? { placement: 'line' as const, maxAngle: 0.6, repeat: 400 } : {}),
      ...(town && { textAlign: 'left' as const, offsetX: 6, justify: 'left' as const }),
    }),
  })
}
