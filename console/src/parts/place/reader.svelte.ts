/** What a person is giving as a place, while they give it: the desk reads along, and its last answer wins. */
import { post, ProblemError, type Problem, type Shapes } from '@/net/api'
import type { Mark } from '@/map/contract'
import { signed } from '@/state/desk.svelte'
import { interiorPoint } from './interior'
import { lookedMark, marksOf } from './marks'
import { apartM, chosenOf, drawnDraft, optionsOf, type Area, typedBeside, type Option, type PlaceDraft, type Point, type ReadBack } from './draft'

const PAUSE_MS = 300

export class Reader {
  /** The words as they were typed. */
  text = $state('')
  radius_m = $state(0)
  drawn: Area | null = $state.raw(null)
  drawing: 'circle' | 'polygon' | null = $state(null)
  /** The key of the option that a person chose. */
  pick: string | null = $state(null)
  /** Where a doubt says that the place may be, while somebody looks at it; nothing rests on it. */
  looked: Point | null = $state.raw(null)
  found: Shapes['PlaceReadings'] | null = $state.raw(null)
  /** Why the words are no place yet, in the desk's words. */
  refusal: Problem | null = $state.raw(null)
  /** True while the desk does not answer. */
  unreachable = $state(false)
  asking = $state(false)
  #backs: Record<string, ReadBack> = $state({})
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0

  options: Option[] = $derived(this.found ? optionsOf(this.found) : [])
  several = $derived(this.options.length > 1)
  option: Option | null = $derived(
    this.options.find((one) => one.key === this.pick) ?? this.options[0] ?? null,
  )
  draft: PlaceDraft | null = $derived(this.drawn ? this.#drawnDraft(this.drawn) : this.#readDraft())

  /** Begin with a place that was given before. */
  begin(place: Shapes['Place']): void {
    const { area, method, stated } = place
    if (area && (method === 'drawn' || area.shape !== 'circle')) {
      this.draw(area)
      this.type(typedBeside(stated, area, interiorPoint(area)))
    } else this.type(stated)
  }

  /** Take the words as they are typed; what was chosen no longer stands, what was drawn does. */
  type(text: string): void {
    this.text = text
    this.pick = null
    this.looked = null
    clearTimeout(this.#timer)
    const asked = ++this.#asked
    if (!text.trim()) return this.#settle({ found: null })
    this.asking = true
    this.#timer = setTimeout(() => void this.#locate(text, asked), PAUSE_MS)
  }

  /** Say which of the options is meant. */
  choose(option: Option): void {
    this.pick = option.key
    if (!option.readBack) void this.#readBack(option.point)
  }

  /** Show a point on the map, and leave everything as it is. */
  look(point: Point): void {
    this.looked = { ...point }
  }

  /** Take an area from the map, or none. */
  draw(area: Area | null): void {
    this.drawing = null
    this.drawn = area
    if (area) void this.#readBack(interiorPoint(area))
  }

  /** Ask again for what the broken line kept away. */
  again(): void {
    if (this.drawn) void this.#readBack(interiorPoint(this.drawn))
    else if (this.unreachable && !this.found) void this.#locate(this.text, ++this.#asked)
    else if (this.option && this.pick && !this.option.readBack) void this.#readBack(this.option.point)
  }

  /** Forget everything. */
  clear(): void {
    this.draw(null)
    this.type('')
  }

  /** The read-back of an option, as far as the desk has given it. */
  backOf(option: Option): ReadBack | undefined {
    return option.readBack ?? this.#backs[keyOf(option.point)]
  }

  /** Metres from what the words mean to what was drawn; null where one of them is missing. */
  get drawnApart_m(): number | null {
    return this.drawn && this.option ? apartM(interiorPoint(this.drawn), this.option.point) : null
  }

  /** The points that belong on a map: what the words may mean, and the landmarks that they are measured from, and what is looked at. */
  get marks(): Mark[] {
    const read = this.drawn ? [] : marksOf(this.options, this.option)
    return this.looked ? [...read, lookedMark(this.looked)] : read
  }

  async #locate(text: string, asked: number): Promise<void> {
    this.asking = true
    const answer = await post(signed(), '/v1/locate', { text }).then(
      (found) => ({ found }),
      (cause: unknown) => ({ cause }),
    )
    if (asked !== this.#asked) return
    if ('found' in answer) this.#settle({ found: answer.found })
    else if (answer.cause instanceof ProblemError) this.#settle({ found: null, refusal: answer.cause.problem })
    else this.#settle({ found: null, unreachable: true })
  }

  #settle(to: { found: Shapes['PlaceReadings'] | null; refusal?: Problem; unreachable?: boolean }): void {
    this.found = to.found
    this.refusal = to.refusal ?? null
    this.unreachable = to.unreachable ?? false
    this.asking = false
  }

  async #readBack(point: Point): Promise<void> {
    try {
      this.#backs[keyOf(point)] = await post(signed(), '/v1/read-back', point)
      this.unreachable = false
    } catch (cause) {
      this.unreachable = !(cause instanceof ProblemError)
    }
  }

  #drawnDraft(area: Area): PlaceDraft {
    const point = interiorPoint(area)
    return this.#withBack(drawnDraft(area, point, this.text), this.#backs[keyOf(point)])
  }

  #readDraft(): PlaceDraft | null {
    const option = this.option
    // An answer to words that were changed since is none.
    if (!option || !this.found || this.found.stated !== this.text) return null
    const chosen = this.several && this.pick ? chosenOf(option, this.options) : null
    const draft: PlaceDraft = {
      stated: this.found.stated,
      method: option.method,
      point: option.point,
      area: { shape: 'circle', centre: option.point, radius_m: this.radius_m },
      accuracy_m: option.accuracy_m,
      datum: option.datum,
      needsChoice: this.several && !this.pick,
      ...(chosen ? { chosen } : {}),
    }
    return this.#withBack(draft, this.backOf(option))
  }

  #withBack(draft: PlaceDraft, readBack: ReadBack | undefined): PlaceDraft {
    return readBack ? { ...draft, readBack } : draft
  }
}

const keyOf = (point: Point): string => `${point.lat_e7} ${point.lon_e7}`
