/** What this party is to a halt, and what it can say of it next; the desk decides, this only offers. */
import type { Shapes } from '@/net/api'

export type Halt = Shapes['HaltView']
type Party = Shapes['PartyView']

export type Act = 'take' | 'order' | 'stop' | 'verify' | 'close' | 'report'

export interface Standing {
  caller: boolean
  neutral: boolean
  /** This party has to answer, or cannot know that it has not. */
  concerned: boolean
  /** This party may confirm a stop. */
  verifies: boolean
}

/** What one party has said of a halt so far. */
export interface Said {
  taken: boolean
  ordered: boolean
  stopped: boolean
}

/** Return what a party is to a halt, as far as its own picture tells. */
export function standingIn(halt: Halt, me: string, parties: Party[]): Standing {
  const roleOf = (party: string): string => parties.find((p) => p.party === party)?.role ?? ''
  const caller = halt.caller === me
  const neutral = roleOf(me) === 'neutral'
  const concerned = !caller && !neutral && (halt.concerned.includes(me) || mayBeConcerned(halt, me, roleOf))
  const observer = neutral || roleOf(me) === 'monitor' || roleOf(me) === 'humanitarian'
  return { caller, neutral, concerned, verifies: caller || (observer && !concerned) }
}

/** Where no armed party is known to have to answer, every armed party may have to; only the desk's full picture tells. */
function mayBeConcerned(halt: Halt, me: string, roleOf: (party: string) => string): boolean {
  return roleOf(me) === 'armed' && !halt.concerned.some((party) => roleOf(party) === 'armed')
}

/** Return what a party has said of a halt. */
export function saidBy(halt: Halt, party: string): Said {
  return {
    taken: halt.acknowledged.some((taken) => taken.party === party),
    ordered: party in halt.stop_ordered,
    stopped: party in halt.stopped,
  }
}

/** Return what a party that has to answer says next, or null once it stated its stop. */
export function nextOf({ taken, ordered, stopped }: Said): Act | null {
  if (stopped) return null
  if (!taken) return 'take'
  return ordered ? 'stop' : 'order'
}

/** True once everybody concerned stated a stop and a caller or observer confirmed it; else closing needs a reason. */
export const mayClose = (halt: Halt): boolean =>
  wasStopped(halt) && notStopped(halt).length === 0 && halt.verified_by !== null

/** Return the parties concerned that have not stated a stop. */
export const notStopped = (halt: Halt): string[] => halt.concerned.filter((party) => !(party in halt.stopped))

export const wasStopped = (halt: Halt): boolean => Object.keys(halt.stopped).length > 0

/** Return what is the next right thing for whoever sits here; null where there is nothing but to wait. */
export function nextFor(halt: Halt, standing: Standing, me: string): Act | null {
  if (halt.closed_at) return 'report'
  if (standing.neutral) return nextForNeutral(halt)
  if (standing.concerned) return nextOf(saidBy(halt, me))
  return standing.verifies && wasStopped(halt) && !halt.verified_by ? 'verify' : 'report'
}

function nextForNeutral(halt: Halt): Act | null {
  if (halt.unanswered.length || halt.concerned.some((party) => !saidBy(halt, party).stopped)) return null
  if (mayClose(halt)) return 'close'
  return wasStopped(halt) ? 'verify' : 'report'
}

/** Return the parties that have to answer or have said something, those who have not taken the call first. */
export function answering(halt: Halt, also: string[] = []): string[] {
  const taken = halt.acknowledged.map((one) => one.party)
  const all = [...halt.concerned, ...also, ...taken, ...Object.keys(halt.stop_ordered), ...Object.keys(halt.stopped)]
  const known = [...new Set(all)]
  return known.sort((a, b) => Number(taken.includes(a)) - Number(taken.includes(b)))
}

/** Return the desks of a party; what runs by itself is none. */
export const desksOf = (party: Party | undefined): string[] =>
  Object.keys(party?.desks ?? {}).filter((desk) => desk !== 'automatic')
