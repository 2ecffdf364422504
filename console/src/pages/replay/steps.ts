/** The steps of the tour: at which desks each can be taken, where, and by what the log shows that it was. */
import { link, readAddress, type Page, type Where } from '@/frame/address'

export interface TourStep {
  name: string
  /** Every desk that may take it, the one of the story first; none where any desk may. */
  desks: string[]
  page: Page
  /** The message that takes it; none where nothing is said. */
  kind?: string
}

export const STEPS: TourStep[] = [
  { name: 'place', desks: ['coalition/hotline', 'coalition/battle-director'], page: 'file', kind: 'checkfire.notice-filed/1' },
  { name: 'answer', desks: ['russia/duty', 'syria/duty'], page: 'now', kind: 'checkfire.answered/1' },
  { name: 'call', desks: ['syria/duty', 'russia/duty', 'relief/field'], page: 'now', kind: 'checkfire.halt-called/1' },
  {
    name: 'climb',
    desks: ['coalition/battle-director', 'coalition/hotline', 'russia/duty', 'desk/watch'],
    page: 'now',
    kind: 'checkfire.halt-acknowledged/1',
  },
  { name: 'proof', desks: [], page: 'log' },
]

/** Return the step that a message takes, if it takes one. */
export const stepOf = (kind: string): string | undefined => STEPS.find((step) => step.kind === kind)?.name

/** A desk of the day, and the page that somebody opens there. */
export interface Seat {
  party: string
  desk: string
  to: Where
}

/** Return the address at which somebody sits down at a desk and sees a page. */
export const seatLink = (desk: string, page: Page, about = ''): string => `#/sit/${desk}/${link(page, about).slice(2)}`

/** Return what such an address names, from what stands behind its page. */
export function readSeat(text: string): Seat | null {
  const [party, desk, ...rest] = text.split('/')
  const to = readAddress(`#/${rest.join('/')}`)
  return party && desk && !['unknown', 'enrol', 'sit'].includes(to.page) ? { party, desk, to } : null
}
