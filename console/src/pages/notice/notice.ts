/** What a notice is to the party in this tab, and how its values are said. */
import { printDistance, printPoint, printSeconds } from '@/parts/print'
import type { Shapes } from '@/net/api'
import { desk, ownParty } from '@/state/desk.svelte'
import { t } from '@/words/index.svelte'

export type Notice = Shapes['NoticeView']
export type Recipient = Shapes['RecipientView']
export type Given = Shapes['GivenView']

/** The steps at a recipient, in their order; the last three are as the recipient states. */
export const STEPS = [
  'filed',
  'delivered',
  'opened',
  'acknowledged',
  'listed',
  'passed-on',
  'confirmed-at-acting-level',
] as const
export const STATED_FROM = STEPS.indexOf('listed')

export const isNotifier = (notice: Notice): boolean => notice.notifier === ownParty()

/** Tell whether nothing can be said of a notice any more but answers. */
export const isOver = (notice: Notice): boolean => notice.life === 'ended' || notice.life === 'cancelled'

/** The row of the party in this tab, if it is a recipient. */
export const ownRow = (notice: Notice): Recipient | undefined =>
  isNotifier(notice) ? undefined : notice.recipients.find((row) => row.party === ownParty())

/** Tell whether this tab is told what became of a notice at a recipient. */
export const knowsOf = (row: Recipient): boolean => row.standing !== 'not-shown'

/** An answer that waits for a word from the notifier. */
export interface Open {
  party: string
  given: Given
}

/** Everything that waits for the notifier, concerns first. */
export function openAnswers(notice: Notice): Open[] {
  const all = notice.recipients.flatMap((row) => row.answers.map((given) => ({ party: row.party, given })))
  const open = all.filter(({ given }) => given.settled_at === null && given.answer !== 'no-concern')
  return open.sort((a, b) => Number(b.given.answer === 'concern') - Number(a.given.answer === 'concern'))
}

/** What a registered object is called, as far as this tab knows. */
export const labelOf = (object: string): string | null =>
  desk.objects.find((one) => one.id === object)?.label ?? null

/** `2 d 3:10:22`, or `42:10`. */
export function printSpan(seconds_s: number): string {
  const days = Math.floor(seconds_s / 86_400)
  const clock = printSeconds(seconds_s % 86_400)
  return days > 0 ? t('notice-days', { days, clock }) : clock
}

function printHeight(height: Shapes['Height']): string {
  const value = height.reference === 'fl' ? String(height.value) : `${height.value} ${height.unit}`
  return t(`notice-height-${height.reference}`, { value })
}

/** `from 0 m above sea level to flight level 250`, or all heights. */
export function printBand(band: Shapes['AltitudeBand'] | null | undefined): string {
  const lower = band?.lower ? printHeight(band.lower) : ''
  const upper = band?.upper ? printHeight(band.upper) : ''
  if (lower && upper) return t('notice-band-both', { lower, upper })
  if (lower) return t('notice-band-from', { lower })
  return upper ? t('notice-band-to', { upper }) : t('notice-band-all')
}

/** What an area is, in one line. */
export function printArea(area: NonNullable<Shapes['Place']['area']>): string {
  if (area.shape === 'polygon') return t('notice-area-polygon', { count: area.corners.length })
  if (area.shape === 'corridor') return t('notice-area-corridor', { width: printDistance(area.half_width_m) })
  const at = printPoint(area.centre)
  return area.radius_m
    ? t('notice-area-circle', { radius: printDistance(area.radius_m), at })
    : t('notice-area-point', { at })
}
