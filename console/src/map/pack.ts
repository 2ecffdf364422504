/** The region packs and the layer of disputed lines, as they lie in `pack/`, read into the plane. */
import type { LonLat } from './contract'
import { toPlane, type XY } from './mercator'

export interface Named {
  name?: string
  name_ar?: string
}
export interface Spot extends Named {
  at: [east: number, north: number]
  rank?: number
}
export interface Stretch extends Named {
  id?: string
  rank?: number
  disputed?: boolean
  lines: number[][]
}
export interface Surface extends Named {
  rings: number[][]
}

export interface Pack {
  form: 'checkfire.map-pack/1'
  id: string
  box_deg: [west: number, south: number, east: number, north: number]
  unit_deg: number
  accuracy_m: { river_worst: number }
  layers: {
    sea: Surface[]
    lakes: Surface[]
    rivers: Stretch[]
    admin1: Stretch[]
    borders: Stretch[]
    countries: Spot[]
    regions: Spot[]
    towns: Spot[]
  }
}

export interface Overrides {
  form: 'checkfire.map-overrides/1'
  unit_deg: number
  disputes: { id: string; pack: string; removes: string[]; origin_deg: [number, number]; borders: Stretch[] }[]
}

/** Turns what is coded in a pack into points of the plane: the first is counted from a corner, each other from the last. */
export function decoder(origin_deg: readonly [number, number], unit_deg: number) {
  const place = (east: number, north: number): XY => {
    const at: LonLat = [origin_deg[0] + east * unit_deg, origin_deg[1] + north * unit_deg]
    return toPlane(at)
  }
  return {
    spot: ([east, north]: [number, number]): XY => place(east, north),
    run(coded: number[]): XY[] {
      let [east, north] = [0, 0]
      const found: XY[] = []
      for (let i = 0; i < coded.length; i += 2) {
        east += coded[i] ?? 0
        north += coded[i + 1] ?? 0
        found.push(place(east, north))
      }
      return found
    },
  }
}

const files = import.meta.glob<Pack | Overrides>('./pack/*.json', { import: 'default' })

/** Read what lies in `pack/`: the packs, and the lines that take the place of theirs. */
export async function readPacks(): Promise<{ packs: Pack[]; overrides: Overrides[] }> {
  const read = await Promise.all(Object.values(files).map((load) => load()))
  return {
    packs: read.filter((file): file is Pack => file.form === 'checkfire.map-pack/1'),
    overrides: read.filter((file): file is Overrides => file.form === 'checkfire.map-overrides/1'),
  }
}
