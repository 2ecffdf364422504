/** The tour: five steps, each at a desk of the day; where one is, is kept in this browser for all its tabs. */
import type { Page } from '@/frame/router.svelte'

export interface TourStep {
  name: string
  desk: string
  page: Page
}

export const STEPS: TourStep[] = [
  { name: 'place', desk: 'coalition/hotline', page: 'file' },
  { name: 'answer', desk: 'russia/duty', page: 'now' },
  { name: 'call', desk: 'syria/duty', page: 'now' },
  { name: 'climb', desk: 'coalition/battle-director', page: 'now' },
  { name: 'proof', desk: 'syria/duty', page: 'log' },
]

const KEPT = 'checkfire.tour'
const SHUT = 'checkfire.tour-shut'

const kept = (): number => Math.min(Math.max(0, Number(localStorage.getItem(KEPT)) || 0), STEPS.length - 1)

class Tour {
  #step = $state(kept())
  /** On a phone it would hide the page, so there it is opened by hand. */
  #open = $state(localStorage.getItem(SHUT) === null && matchMedia('(min-width: 46rem)').matches)

  get step(): number {
    return this.#step
  }
  set step(to: number) {
    this.#step = to
    localStorage.setItem(KEPT, String(to))
  }
  get open(): boolean {
    return this.#open
  }
  set open(to: boolean) {
    this.#open = to
    if (to) localStorage.removeItem(SHUT)
    else localStorage.setItem(SHUT, '1')
  }
  /** Another tab went on. */
  follow(): void {
    this.#step = kept()
  }
}

export const tour = new Tour()
addEventListener('storage', (event) => event.key === KEPT && tour.follow())
