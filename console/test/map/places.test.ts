/** The geometry of the map against figures of other hands: GeographicLib by pyproj, and the MGRS library of the desk. */
import { describe, expect, it } from 'vitest'
import { course, travel } from '@/map/geodesic'
import { cellsWithin, printMgrs } from '@/map/grid/utm'
import { anchorOf, circleRing, corridorRing, pointOf } from '@/map/outline'
import type { LonLat } from '@/map/contract'

/** Longitude, latitude, bearing, distance in metres, and where that leads. */
const COURSES: [number, number, number, number, number, number][] = [
  [-131.62887212, 55.58939791, 274.958862832, 200000, -134.799277453, 55.703798558],
  [-137.549266678, 41.753991186, 170.008287687, 1500000, -134.916859494, 28.405935462],
  [103.940406409, -64.982466116, 10.205091548, 1500000, 107.748523164, -51.658968076],
  [-24.203855554, 41.964813193, 0.758179206, 1500000, -23.893037115, 55.452068899],
  [-84.120998235, 48.292218719, 212.8152366, 50, -84.121363401, 48.291840817],
  [144.51388474, -75.105602715, 9.160509958, 50, 144.514162054, -75.105160477],
  [158.0936986, -19.00732197, 77.975782967, 1500000, 171.783927445, -15.69458742],
  [81.306936521, 4.420706298, 274.932358247, 1500000, 67.821251133, 5.454220233],
  [19.029447465, -24.687933647, 243.665474346, 1500000, 5.082968434, -30.031187453],
  [162.808003905, 68.241059806, 149.824778002, 50, 162.80861116, 68.240672275],
  [-113.073744278, 78.806945948, 309.580750366, 50, -113.075521931, 78.80723128],
  [87.532797752, 63.292063143, 350.370812536, 1500000, 78.038454666, 76.375491405],
]

const REFERENCES: [LonLat, string][] = [
  [[40.176, 35.20428], '37S FU 07047 96330'],
  [[40.1759, 35.2854], '37S FV 06931 05327'],
  [[4.9, 60.5], '32V KN 74870 14112'],
  [[2.9, 60.5], '31V DH 94506 07101'],
  [[8.9, 75], '31X FD 70192 32079'],
  [[9.1, 75], '33X UD 29807 32079'],
  [[20.9, 78], '33X XG 36716 65261'],
  [[40, 83.9], '37X EP 11863 17033'],
  [[18.4, -33.9], '34H BH 59583 45888'],
  [[-179.9, -79.9], '01C DM 43247 28161'],
  [[-0.001, 0.001], '30N ZF 33867 00110'],
  [[0.001, -0.001], '31M AV 66132 99889'],
  [[37.15, 36.2], '37S CA 33677 07717'],
  [[44.4, 33.3], '38S MB 44140 84706'],
  [[35.0, 48.5], '36U XU 47740 73807'],
  [[179.95, -17.7], '60K ZF 12932 40553'],
  [[33.5, 71.9], '36W WE 17337 77850'],
]

/** How far two references of one square lie apart, in metres on the greater axis. */
function apart(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(' '))
  if (left?.slice(0, 2).join() !== right?.slice(0, 2).join()) return Infinity
  return Math.max(...[2, 3].map((i) => Math.abs(Number(left?.[i]) - Number(right?.[i]))))
}

describe('geodesics', () => {
  it.each(COURSES)('from %d, %d', (lon, lat, bearing, distance_m, toLon, toLat) => {
    const found = travel([lon, lat], bearing, distance_m)
    expect((found[0] - toLon + 540) % 360).toBeCloseTo(180, 7)
    expect(found[1]).toBeCloseTo(toLat, 7)
    const back = course([lon, lat], [toLon, toLat])
    expect(back.distance_m).toBeCloseTo(distance_m, 2)
    expect(Math.abs(((back.bearing_deg - bearing + 540) % 360) - 180)).toBeLessThan(1e-4)
  })

  it('says how far opposite points are, to 0.6 %', () => {
    expect(course([0, 0], [179.7, 0.3]).distance_m / 19_970_000).toBeCloseTo(1, 2)
  })
})

describe('outlines', () => {
  it('holds the true circle, and is at most 0.1 % wider', () => {
    const ring = circleRing([40.176, 35.204], 5_000)
    ring.forEach((corner, i) => {
      const next = ring[(i + 1) % ring.length] as LonLat
      const middle: LonLat = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2]
      expect(course([40.176, 35.204], corner).distance_m).toBeLessThan(5_005)
      expect(course([40.176, 35.204], middle).distance_m).toBeGreaterThan(4_999.9)
    })
  })

  it('keeps the half width of a corridor', () => {
    const line: LonLat[] = [[40, 35], [40.2, 35], [40.2, 35.3]]
    for (const at of corridorRing(line, 500)) {
      const nearest = Math.min(
        ...Array.from({ length: 401 }, (_, i) => (i <= 200 ? [40 + i / 1000, 35] : [40.2, 35 + (i - 200) * 0.0015])).map(
          (on) => course(at, on as LonLat).distance_m,
        ),
      )
      expect(nearest).toBeLessThan(510)
    }
  })

  it('puts the sign of a polygon inside it, and keeps longitudes within the world', () => {
    const corners = [[40, 35], [41, 35], [41, 36], [40.9, 36], [40.9, 35.1], [40, 35.1]].map((at) => pointOf(at as LonLat))
    const [lon, lat] = anchorOf({ shape: 'polygon', corners })
    expect(lat > 35.1 ? lon > 40.9 : lon > 40).toBe(true)
    expect(pointOf([181, 0]).lon_e7).toBe(-1_790_000_000)
  })
})

describe('MGRS', () => {
  it.each(REFERENCES)('%j is %s', (at, reference) => {
    expect(apart(printMgrs(at), reference)).toBeLessThanOrEqual(1)
  })

  it('has no reference at the poles, and cells on both sides of the antimeridian', () => {
    expect(printMgrs([0, 89])).toBe('')
    expect(cellsWithin(179, -18, 181, -17).map((cell) => cell.zone)).toEqual([60, 1])
  })
})
