/** The tour: where one is and what is done already, kept in this browser for all its tabs. */
import { stepOf, STEPS, type TourStep } from './steps'
import { replay } from './replay.svelte'
import type { Entry } from '@/net/stream'
import { told } from '@/state/clock.svelte'
import { outbox } from '@/state/say.svelte'

const KEPT = 'checkfire.tour'
const DONE = 'checkfire.tour-done'
const SHUT = 'checkfire.tour-shut'

const kept = (): number => Math.min(Math.max(0, Number(localStorage.getItem(KEPT)) || 0), STEPS.length - 1)
const keptDone = (): string[] => (localStorage.getItem(DONE) ?? '').split(' ').filter(Boolean)

class Tour {
  #at = $state(kept())
  #done: string[] = $state.raw(keptDone())
  #open = $state(localStorage.getItem(SHUT) === null)

  get at(): number {
    return this.#at
  }
  set at(to: number) {
    this.#at = to
    localStorage.setItem(KEPT, String(to))
  }
  get step(): TourStep {
    return STEPS[this.#at]!
  }
  get open(): boolean {
    return this.#open
  }
  set open(to: boolean) {
    this.#open = to
    if (to) localStorage.removeItem(SHUT)
    else localStorage.setItem(SHUT, '1')
  }
  /** True where somebody is led to file a notice. */
  get files(): boolean {
    return this.#open && this.step.name === 'place'
  }

  isDone(name: string): boolean {
    return this.#done.includes(name)
  }
  /** Note that a step was taken. */
  did(name: string): void {
    if (!this.isDone(name)) this.#keepDone([...this.#done, name])
  }
  /** See by an entry of the log whether a step was taken; what the day itself says takes none. */
  saw(entry: Entry): void {
    const name = stepOf(entry.kind)
    const playing = told.replay?.state === 'playing' || replay.view?.state === 'playing'
    if (name && (!playing || outbox.items.some((item) => item.id === entry.id))) this.did(name)
  }
  /** Begin from the first step. */
  restart(): void {
    this.#keepDone([])
    this.at = 0
  }
  /** Another tab went on. */
  follow(): void {
    this.#at = kept()
    this.#done = keptDone()
  }

  #keepDone(names: string[]): void {
    this.#done = names
    localStorage.setItem(DONE, names.join(' '))
  }
}

export const tour = new Tour()
addEventListener('storage', (event) => (event.key === KEPT || event.key === DONE) && tour.follow())
