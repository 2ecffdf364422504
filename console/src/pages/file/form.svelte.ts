/** A notice while it is written; it outlives a change of the page, so that a call in between costs nothing. */
import { answering, type Answering } from './answering'
import { isUpsideDown, readEnd, typeEnd, type End } from './height'
import { minutesAfter, printMoment, readMoment } from './moment'
import type { Shapes } from '@/net/api'
import { Reader } from '@/parts/place/reader.svelte'
import type { PlaceDraft } from '@/parts/place/draft'
import { clock } from '@/state/clock.svelte'
import { tour } from '@/pages/replay/tour.svelte'
import { desk, ownParty } from '@/state/desk.svelte'

type Activity = Shapes['Activity']
type Notice = Shapes['NoticeView']

/** What is missing or wrong, by the id of its field. */
export interface Fault {
  field: string
  word: string
}

export class FileForm {
  readonly reader = new Reader()
  place: PlaceDraft | null = $state.raw(null)
  radius = $state('500')
  /** True where nobody knows more than the words, so that the place may lie anywhere within their reach. */
  wordsOnly = $state(false)
  lower: End = $state(typeEnd(null))
  upper: End = $state(typeEnd(null))
  starts = $state('')
  ends = $state('')
  reach: 'ground' | 'air-only' = $state('ground')
  summary = $state('')
  to: string[] = $state([])
  answerBy = $state('')
  drill = $state(false)
  confirmedBy = $state('')
  /** True once somebody tried to send: from then on what is missing is marked. */
  tried = $state(false)

  constructor(
    /** The notice that is amended, if it is. */
    readonly amends: Notice | null,
  ) {
    this.to = amends ? amends.recipients.map((r) => r.party) : armedParties()
    this.confirmedBy = sessionStorage.getItem(CONFIRMED_BY) ?? ''
    if (amends) this.#fill(amends)
  }

  radius_m: number | null = $derived(readRadius(this.radius))
  startsAt: string | null = $derived(readMoment(this.starts, clock.now))
  endsAt: string | null = $derived(readMoment(this.ends, this.startsAt ? new Date(this.startsAt) : clock.now))
  answerByAt: string | null = $derived(this.answerBy ? readMoment(this.answerBy, clock.now) : null)
  lowerHeight = $derived(readEnd(this.lower))
  upperHeight = $derived(readEnd(this.upper))
  band: Shapes['AltitudeBand'] | null = $derived(bandOf(this.lowerHeight, this.upperHeight))

  /** The place as it goes into the notice; null while there is none. */
  get wirePlace(): Shapes['Place'] | null {
    const place = this.place
    if (!place) return null
    const keeps = place.method !== 'phrase' || this.wordsOnly
    return {
      stated: place.stated,
      method: place.method,
      ...(place.area ? { area: place.area } : {}),
      ...(keeps && place.accuracy_m !== null ? { accuracy_m: place.accuracy_m } : {}),
      datum: place.datum,
    }
  }

  /** The activity as far as it is known; without a window the next 24 hours are looked at. */
  get activity(): Activity | null {
    const place = this.wirePlace
    if (!place || this.radius_m === null) return null
    const window = this.window ?? { starts_at: minutesAfter(clock.now, 0), ends_at: minutesAfter(clock.now, 1440) }
    return { place, window, ...(this.band ? { band: this.band } : {}), reach: this.reach }
  }

  get window(): Shapes['Window'] | null {
    const [starts_at, ends_at] = [this.startsAt, this.endsAt]
    return starts_at && ends_at && starts_at <= ends_at ? { starts_at, ends_at } : null
  }

  /** How long recipients have by this mission's figures. */
  get answerWithin_s(): number {
    return Number(desk.arrangement?.policy['answer_within_s'] ?? 3600)
  }

  /** How long recipients have for this notice. */
  get answering(): Answering {
    return this.#answering(this.answerByAt)
  }

  /** When silence is recorded if nothing else is asked for: the mission's figure, or the start if that is sooner. */
  get deadline(): string {
    return this.#answering(null).until
  }

  faults: Fault[] = $derived([...placeFaults(this), ...bandFaults(this), ...timeFaults(this), ...wordFaults(this)])

  /** Begin a moment so many minutes from now. */
  startIn(minutes: number): void {
    this.starts = printMoment(minutesAfter(clock.now, minutes))
  }

  /** End so many minutes after the start, or after now. */
  lastFor(minutes: number): void {
    this.ends = printMoment(minutesAfter(this.startsAt ? new Date(this.startsAt) : clock.now, minutes))
  }

  /** Keep who confirmed, for the next notice of this tab. */
  keepName(): void {
    sessionStorage.setItem(CONFIRMED_BY, this.confirmedBy.trim())
  }

  #answering(answerBy: string | null): Answering {
    return answering({ now: clock.now, startsAt: this.startsAt, answerBy, within_s: this.answerWithin_s })
  }

  #fill(notice: Notice): void {
    const { place, band, window, reach } = notice.activity
    if (place.area?.shape === 'circle') this.radius = String(place.area.radius_m ?? 0)
    this.reader.begin(place)
    this.wordsOnly = place.method === 'phrase' && place.accuracy_m != null
    this.lower = typeEnd(band?.lower)
    this.upper = typeEnd(band?.upper)
    this.starts = printMoment(window.starts_at)
    this.ends = printMoment(window.ends_at)
    this.reach = reach ?? 'ground'
    this.summary = notice.summary
    this.drill = notice.drill
  }
}

const CONFIRMED_BY = 'checkfire.confirmed-by'
const MOST_M = 2_000_000
const [TOUR_STARTS_IN_MIN, TOUR_LASTS_MIN] = [120, 60]

function armedParties(): string[] {
  const parties = desk.arrangement?.parties ?? []
  return parties.filter((p) => p.role === 'armed' && p.party !== ownParty()).map((p) => p.party)
}

function readRadius(text: string): number | null {
  const typed = text.replace(/[\s,]/g, '')
  const value = /^\d{1,7}$/.test(typed) ? Number(typed) : Number.NaN
  return value <= MOST_M ? value : null
}

function bandOf(
  lower: Shapes['Height'] | null | undefined,
  upper: Shapes['Height'] | null | undefined,
): Shapes['AltitudeBand'] | null {
  if (!lower && !upper) return null
  return { ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) }
}

function placeFaults(form: FileForm): Fault[] {
  if (!form.place) return [{ field: 'where', word: 'file-fault-place' }]
  if (form.place.needsChoice) return [{ field: 'where', word: 'file-fault-choice' }]
  return form.radius_m === null ? [{ field: 'radius', word: 'file-fault-radius' }] : []
}

function bandFaults(form: FileForm): Fault[] {
  const [lower, upper] = [form.lowerHeight, form.upperHeight]
  const wrong: Fault[] = []
  if (lower === undefined) wrong.push({ field: 'lower', word: 'file-fault-height' })
  if (upper === undefined) wrong.push({ field: 'upper', word: 'file-fault-height' })
  if (isUpsideDown(lower ?? null, upper ?? null)) wrong.push({ field: 'upper', word: 'file-fault-band' })
  return wrong
}

function timeFaults(form: FileForm): Fault[] {
  if (!form.startsAt) return [{ field: 'starts', word: 'file-fault-starts' }]
  if (!form.endsAt) return [{ field: 'ends', word: 'file-fault-ends' }]
  if (form.endsAt < form.startsAt) return [{ field: 'ends', word: 'file-fault-window' }]
  if (Date.parse(form.endsAt) < clock.now.getTime()) return [{ field: 'ends', word: 'file-fault-over' }]
  if (!form.answerBy) return []
  const at = form.answerByAt
  return at && Date.parse(at) > clock.now.getTime() ? [] : [{ field: 'answer-by', word: 'file-fault-answer-by' }]
}

function wordFaults(form: FileForm): Fault[] {
  const missing: Fault[] = []
  if (!form.summary.trim()) missing.push({ field: 'summary', word: 'file-fault-summary' })
  if (!form.to.length) missing.push({ field: 'to', word: 'file-fault-to' })
  return missing
}

/** Return everything that keeps the form from being sent, the place first. */
export function sendFaults(form: FileForm): Fault[] {
  const missing = [...form.faults]
  const place = form.place
  if (place && !place.needsChoice && !place.readBack) missing.push({ field: 'where', word: 'file-fault-read-back' })
  if (!form.confirmedBy.trim()) missing.push({ field: 'confirmed-by', word: 'file-fault-confirmed-by' })
  return missing
}

interface Begun {
  form: FileForm
  stop: () => void
}

const begun = new Map<string, Begun>()

/** Return what was begun under this key, or a new form. */
export function formFor(amends: Notice | null): FileForm {
  const name = nameFor(amends)
  const known = begun.get(name) ?? begin(amends)
  begun.set(name, known)
  return known.form
}

/** Make a form that does not end with the page on which it is begun. */
function begin(amends: Notice | null): Begun {
  let form!: FileForm
  const stop = $effect.root(() => {
    form = new FileForm(amends)
    if (!amends && desk.log?.replay && tour.files) giveTime(form)
  })
  return { form, stop }
}

/** Whoever is led through the day files ahead of time, so that there is somebody to answer. */
function giveTime(form: FileForm): void {
  form.startIn(TOUR_STARTS_IN_MIN)
  form.lastFor(TOUR_LASTS_MIN)
}

/** Forget what was begun. */
export function forgetForm(amends: Notice | null): void {
  begun.get(nameFor(amends))?.stop()
  begun.delete(nameFor(amends))
}

const nameFor = (amends: Notice | null): string => `${desk.key?.id ?? ''} ${amends ? `${amends.id} ${amends.filed_at}` : ''}`
