/** The desk's clock as this page knows it: the last heartbeat, and what has passed since. */

const TICK_MS = 250
const SILENT_AFTER_MS = 12_000

interface Beat {
  /** The desk's clock at the beat. */
  now_ms: number
  /** This page's own clock then; it never jumps. */
  heard_ms: number
}

let beat: Beat | null = $state.raw(null)
let tick_ms = $state(performance.now())
let rate = $state(1)

/** What a replay's desk says of itself: its clock may run faster than ours, or be held. */
export interface ReplayTold {
  state: string
  branch: string | null
  speed: number
}

export const told: { replay: ReplayTold | null } = $state({ replay: null })

/** Note a heartbeat. */
export function heard(now: string, replay: ReplayTold | null = told.replay): void {
  beat = { now_ms: Date.parse(now), heard_ms: performance.now() }
  rate = replay?.state === 'playing' ? replay.speed : replay?.state === 'paused' ? 0 : 1
  told.replay = replay
  tick_ms = performance.now()
}

export const clock = {
  /** The desk's clock now, as far as this page can know. */
  get now(): Date {
    return new Date(beat ? beat.now_ms + (tick_ms - beat.heard_ms) * rate : Date.now())
  },
  /** How long the desk has not been heard, in seconds; null before its first word. */
  get silent_s(): number | null {
    return beat ? Math.floor((tick_ms - beat.heard_ms) / 1000) : null
  },
  /** True while heartbeats come. */
  get live(): boolean {
    return beat !== null && tick_ms - beat.heard_ms < SILENT_AFTER_MS
  },
}

/** Return the whole seconds from an instant until now. */
export function secondsSince(at: string): number {
  return Math.max(0, Math.floor((clock.now.getTime() - Date.parse(at)) / 1000))
}

setInterval(() => (tick_ms = performance.now()), TICK_MS)
