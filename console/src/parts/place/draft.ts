/** A place as a person is giving it: the words, what they are read as, and who chose what. */
import { printPoint } from '@/parts/print'
import type { Shapes } from '@/net/api'
import { t } from '@/words/index.svelte'

export type Point = Shapes['Point']
export type Area = NonNullable<Shapes['Place']['area']>
export type ReadBack = Shapes['ReadBack']

/** Another landmark or reading from which the same words give another point, as `reading-chosen` keeps it. */
export interface RivalReading {
  landmark: string
  point: Point
  apart_m: number
}

export interface Chosen {
  landmark: string
  rivals: RivalReading[]
  person?: string
}

export interface PlaceDraft {
  stated: string
  method: Shapes['Method']
  /** The point that is meant, or, while `needsChoice`, the first of those that may be. */
  point: Point
  area: Area | null
  accuracy_m: number | null
  datum: string
  chosen?: Chosen
  /** True until a person has said which of several readings is meant. */
  needsChoice: boolean
  /** What is read aloud; it may come a moment later, or not at all while the line is down. */
  readBack?: ReadBack
}

/** One thing that the words may mean. */
export interface Option {
  key: string
  kind: 'reading' | 'rival'
  name: string
  landmark: Shapes['Landmark'] | null
  point: Point
  method: Shapes['Method']
  accuracy_m: number
  datum: string
  doubts: Shapes['Doubt'][]
  /** What the desk asks about it, from what it is held against. */
  questions: Shapes['LocationDoubt'][]
  /** Whether it shares the name with what was said. */
  nameFits: boolean
  /** Metres from the first option's point; null for the first. */
  apart_m: number | null
  rule?: string
  readBack?: ReadBack
}

const ISOLATES = /[\u2066-\u2069]/g
const MAX_RIVALS = 200

/** Return words without the marks that isolate what was filled in: they are for the screen, not for signed text. */
export const bare = (text: string): string => text.replace(ISOLATES, '')

/** Return everything that the words may mean: the readings first, then their rivals, those of the same name first.
 * A rival that is a reading of its own is not repeated. */
export function optionsOf(found: Shapes['PlaceReadings']): Option[] {
  const [first] = found.readings
  if (!first) return []
  const rivals = first.reading.rivals ?? []
  const readings = found.readings.map((located, at) => ofReading(located, at, first.reading, rivals))
  const known = new Set(readings.map((option) => option.landmark?.id))
  const others = found.readings.flatMap(({ reading }) => reading.rivals ?? [])
  const apart = new Map(others.filter(({ landmark }) => !known.has(landmark.id)).map((one) => [one.landmark.id, one]))
  const options = [...apart.values()].map((rival) => ofRival(rival, first.reading.point, found.readings))
  return [...readings, ...options.sort((a, b) => Number(b.nameFits) - Number(a.nameFits))]
}

function ofReading(
  { reading, read_back, doubts }: Shapes['LocatedReading'],
  at: number,
  first: Shapes['PlaceReading'],
  rivals: Shapes['Rival'][],
): Option {
  const rival = rivals.find((one) => one.landmark.id === reading.landmark?.id)
  return {
    key: `reading-${at}`,
    kind: 'reading',
    name: reading.landmark?.name ?? t(`place-note-${reading.note ?? 'as-written'}`),
    landmark: reading.landmark ?? null,
    point: reading.point,
    method: reading.method,
    accuracy_m: reading.accuracy_m,
    datum: reading.datum ?? 'WGS 84 assumed',
    doubts: reading.doubts ?? [],
    questions: doubts ?? [],
    nameFits: reading.landmark !== null,
    apart_m: at === 0 ? null : (rival?.apart_m ?? apartM(first.point, reading.point)),
    ...(rival?.rule ? { rule: rival.rule } : {}),
    readBack: read_back,
  }
}

function ofRival(rival: Shapes['Rival'], first: Point, readings: Shapes['LocatedReading'][]): Option {
  return {
    key: `rival-${rival.landmark.id}`,
    kind: 'rival',
    name: rival.landmark.name,
    landmark: rival.landmark,
    point: rival.point,
    method: 'phrase',
    // A rival is told without its own figure; the widest of the readings errs towards larger.
    accuracy_m: Math.max(...readings.map(({ reading }) => reading.accuracy_m)),
    datum: 'WGS 84 assumed',
    doubts: [],
    questions: [],
    nameFits: rival.name_fits,
    apart_m: readings[0]?.reading.rivals?.includes(rival) ? rival.apart_m : apartM(first, rival.point),
    ...(rival.rule ? { rule: rival.rule } : {}),
  }
}

/** Return what is said of a choice: the landmark that was meant, and all others beside it.
 * Only a landmark is said; which of the readings of the same digits was meant shows in the point. */
export function chosenOf(option: Option, options: Option[]): Chosen | null {
  if (!option.landmark) return null
  const others = options.filter((other) => other.key !== option.key)
  return {
    landmark: named(option),
    rivals: others.slice(0, MAX_RIVALS).map((other) => ({
      landmark: named(other),
      point: other.point,
      apart_m: apartFrom(option, other),
    })),
  }
}

/** A city and its airfield may share a name, so the kind stands beside it, as the desk has it. */
const named = ({ name, landmark }: Option): string => (landmark ? `${name} (${landmark.kind})` : bare(name))

/** Metres between two options: as the desk told it where one of them is the first, else reckoned here. */
export function apartFrom(option: Option, other: Option): number {
  if (option.apart_m === null && other.apart_m !== null) return other.apart_m
  if (other.apart_m === null && option.apart_m !== null) return option.apart_m
  return apartM(option.point, other.point)
}

/** Return the draft of a drawn area; its words are those that were typed, and what was drawn. */
export function drawnDraft(area: Area, point: Point, text: string): PlaceDraft {
  const words = drawnWords(area, point)
  return {
    stated: text.trim() ? `${text.trim()}; ${words}` : words,
    method: 'drawn',
    point,
    area,
    accuracy_m: null,
    datum: 'WGS 84',
    needsChoice: false,
  }
}

/** Return what was typed beside a drawn area. */
export function typedBeside(stated: string, area: Area, point: Point): string {
  const words = drawnWords(area, point)
  return stated.endsWith(words) ? stated.slice(0, -words.length).replace(/; $/, '') : ''
}

function drawnWords(area: Area, point: Point): string {
  const at = printPoint(point)
  if (area.shape === 'circle') return bare(t('place-drawn-circle', { radius: String(area.radius_m ?? 0), at }))
  return bare(t('place-drawn-outline', { at }))
}

const EQUATOR_M = 6_378_137
const E2 = 0.00669437999014
const RAD = Math.PI / 180 / 10_000_000

/** Return metres between two points on the WGS 84 ellipsoid, rounded up.
 * Bound: within 0.1 % up to 50 km; beyond that along a sphere, within 0.6 %. */
export function apartM(a: Point, b: Point): number {
  const middle = ((a.lat_e7 + b.lat_e7) / 2) * RAD
  const w = 1 - E2 * Math.sin(middle) ** 2
  const [dlat, dlon] = [(b.lat_e7 - a.lat_e7) * RAD, turned(b.lon_e7 - a.lon_e7) * RAD]
  const north_m = dlat * ((EQUATOR_M * (1 - E2)) / w ** 1.5)
  const east_m = dlon * (EQUATOR_M / Math.sqrt(w)) * Math.cos(middle)
  const flat_m = Math.hypot(north_m, east_m)
  return Math.ceil(flat_m < 50_000 ? flat_m : alongSphereM(a, b, dlon))
}

function alongSphereM(a: Point, b: Point, dlon: number): number {
  const [p, q] = [a.lat_e7 * RAD, b.lat_e7 * RAD]
  const half = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(dlon / 2) ** 2
  return 2 * EQUATOR_M * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** Return a difference of longitudes the short way round. */
function turned(lon_e7: number): number {
  const whole = 3_600_000_000
  return ((((lon_e7 + whole / 2) % whole) + whole) % whole) - whole / 2
}
