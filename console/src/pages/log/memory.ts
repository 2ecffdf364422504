/** What this browser remembers of each log: the last head that it verified, and two heads that do not fit. */

/** A signed head as it was given out, and when it was verified here. */
export interface Seen {
  readonly note: string
  readonly logKey: string
  readonly size: number
  readonly root: string
  readonly at: string
}

/** Two heads of which one cannot follow the other. */
export interface Evidence {
  readonly code: string
  readonly earlier: Seen | null
  /** What was shown instead; it may not even be a head, so it is kept as it came. */
  readonly note: string
  readonly logKey: string
  readonly at: string
}

const SEEN = 'checkfire.head.'
const EVIDENCE = 'checkfire.fork.'

export const readSeen = (origin: string): Seen | null => readKept<Seen>(SEEN + origin)
export const keepSeen = (origin: string, seen: Seen): void => keep(SEEN + origin, seen)

export const readEvidence = (origin: string): Evidence | null => readKept<Evidence>(EVIDENCE + origin)
export const keepEvidence = (origin: string, evidence: Evidence): void => keep(EVIDENCE + origin, evidence)

/** Forget everything of a log; the next head is the first one. */
export function forget(origin: string): void {
  localStorage.removeItem(SEEN + origin)
  localStorage.removeItem(EVIDENCE + origin)
}

function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing verifies each head, and cannot compare it with an earlier one.
  }
}

function readKept<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as T | null
  } catch {
    return null
  }
}
