/** Places while they are given: the point that is read back, distances, and what is said of a choice. */
import { describe, expect, test } from 'vitest'
import type { Shapes } from '@/net/api'
import { apartM, chosenOf, drawnDraft, optionsOf, typedBeside } from '@/parts/place/draft'
import { interiorPoint } from '@/parts/place/interior'
import { marksOf } from '@/parts/place/marks'

const point = (lat_deg: number, lon_deg: number) => ({
  lat_e7: Math.round(lat_deg * 1e7),
  lon_e7: Math.round(lon_deg * 1e7),
})
const ring = (...corners: [number, number][]) => ({
  shape: 'polygon' as const,
  corners: corners.map(([lat, lon]) => point(lat, lon)),
})

describe('the point inside an area', () => {
  test('of a circle is its centre', () => {
    expect(interiorPoint({ shape: 'circle', centre: point(35, 40), radius_m: 500 })).toEqual(point(35, 40))
  })

  test('of an outline is its centroid', () => {
    expect(interiorPoint(ring([0, 0], [0, 2], [2, 2], [2, 0]))).toEqual(point(1, 1))
  })

  test('of a horseshoe is not in its mouth', () => {
    const inside = interiorPoint(ring([0, 0], [0, 4], [3, 4], [3, 3], [1, 3], [1, 1], [3, 1], [3, 0]))
    const lon = inside.lon_e7 / 1e7
    expect(inside.lat_e7 / 1e7).toBe(1.5)
    expect((lon > 0 && lon < 1) || (lon > 3 && lon < 4)).toBe(true)
  })

  test('stays inside across the antimeridian', () => {
    const inside = interiorPoint(ring([0, 179], [0, -179], [2, -179], [2, 179]))
    expect(inside.lat_e7).toBe(10_000_000)
    expect(Math.abs(inside.lon_e7)).toBe(1_800_000_000)
  })
})

describe('metres between two points', () => {
  test('agree with the desk for the two readings of the day', () => {
    const airfield = { lat_e7: 352_042_788, lon_e7: 401_760_000 }
    const city = { lat_e7: 352_547_594, lon_e7: 401_408_400 }
    expect(Math.abs(apartM(airfield, city) - 6451)).toBeLessThanOrEqual(2)
  })

  test('are taken the short way round', () => {
    expect(apartM(point(0, 179.9), point(0, -179.9))).toBeLessThan(22_300)
  })
})

const landmark = (id: string, name: string, kind: 'city' | 'airfield' | 'town') => ({
  id, name, kind, point: point(35, 40), source: 'test', country: 'SY',
})
const back = { point: point(35, 40), decimal: '', dms: '', mgrs: '', landmarks: [], is_complete: false, text: '' }
const rival = (id: string, name: string, apart_m: number, name_fits: boolean) => ({
  rule: 'CF-LOC-03', landmark: landmark(id, name, 'town'), name_fits, point: point(35.1, 40), apart_m, distance_m: 1,
})
const reading = (at: number, mark: ReturnType<typeof landmark>, rivals: Shapes['Rival'][]) => ({
  reading: { stated: 'x', method: 'phrase' as const, point: point(35 + at, 40), accuracy_m: 100, landmark: mark, rivals },
  read_back: back,
})

describe('what words may mean', () => {
  const found = {
    stated: 'x',
    needs_choice: true,
    readings: [
      reading(0, landmark('a', 'Deir', 'airfield'), [rival('c', 'Khusham', 10_446, false), rival('b', 'Deir', 6451, true)]),
      reading(0.05, landmark('b', 'Deir', 'city'), [rival('d', 'Deir', 900, true), rival('a', 'Deir', 6451, true)]),
    ],
  }

  test('a rival that is a reading of its own stands once, and rivals of every reading are there', () => {
    const options = optionsOf(found)
    expect(options.map((option) => option.landmark?.id)).toEqual(['a', 'b', 'd', 'c'])
    expect(options.map((option) => option.apart_m)).toEqual([null, 6451, expect.any(Number), 10_446])
  })

  test('each name stands on the map once, and two of one name with their kinds', () => {
    const options = optionsOf(found)
    const marks = marksOf(options, options[1]!)
    const labels = marks.map((mark) => mark.label.replace(/[\u2066-\u2069]/g, ''))
    expect(labels).toEqual(['', '', '', '', 'from Deir (airfield)', 'from Deir (town)', 'from Khusham', 'from Deir (city)'])
    expect(marks.at(-1)?.kind).toBe('reading')
  })

  test('a landmark of several readings is one point on the map', () => {
    const [first, second] = optionsOf(found)
    const twice = [first!, { ...second!, landmark: first!.landmark }]
    expect(marksOf(twice, null).filter((mark) => mark.kind === 'landmark')).toHaveLength(1)
  })

  test('a choice names its landmark with the kind, and all others beside it', () => {
    const options = optionsOf(found)
    const chosen = chosenOf(options[1]!, options)
    expect(chosen?.landmark).toBe('Deir (city)')
    expect(chosen?.rivals.map((one) => one.landmark)).toEqual(['Deir (airfield)', 'Deir (town)', 'Khusham (town)'])
    expect(chosen?.rivals[0]?.apart_m).toBe(6451)
  })
})

describe('a drawn area', () => {
  const area = { shape: 'circle' as const, centre: point(35.2, 40.1), radius_m: 2000 }

  test('is stated without marks for the screen, and with what was typed', () => {
    const draft = drawnDraft(area, area.centre, 'by the bridge ')
    expect(draft.stated).toBe('by the bridge; drawn on the map: circle of 2000 m around 35.20000° N, 40.10000° E')
    expect(typedBeside(draft.stated, area, area.centre)).toBe('by the bridge')
  })
})
