/** The replay as the desk tells of it: what is played, how far it is, and who can be played. */
import { get, openLine, post, ProblemError, type Shapes } from '@/net/api'
import { backOff_ms } from '@/net/stream'

export type ReplayView = Shapes['ReplayView']

export const replay = $state({
  view: null as ReplayView | null,
  /** Why what was asked for last was not done. */
  fault: null as unknown,
  /** Why it could not be read; it is tried again and again. */
  unread: null as unknown,
})

/** The player as it stands in this tab; it stays as it is when another log is served. */
export const player = $state({ open: false, speed: 60 })

let failures = 0
let again: ReturnType<typeof setTimeout> | undefined

/** Read the replay anew, until that succeeds. */
export async function readReplay(): Promise<void> {
  clearTimeout(again)
  try {
    replay.view = await get(openLine, '/v1/replay')
    replay.unread = null
    failures = 0
  } catch (cause) {
    replay.unread = cause
    clearTimeout(again)
    // Where there is no replay, there will be none.
    if (cause instanceof ProblemError && cause.problem.status < 500) return
    again = setTimeout(() => void readReplay(), backOff_ms(failures))
    failures += 1
  }
}

/** Play a branch from its beginning, on a log of its own. */
export const play = (branch: string, speed: number): Promise<void> => ask({ action: 'play', branch, speed })
export const pausePlay = (): Promise<void> => ask({ action: 'pause' })
export const resumePlay = (): Promise<void> => ask({ action: 'resume' })
export const stopPlay = (): Promise<void> => ask({ action: 'stop' })
export const setSpeed = (speed: number): Promise<void> => ask({ action: 'speed', speed })

async function ask(body: Shapes['ReplayAsked']): Promise<void> {
  try {
    replay.view = await post(openLine, '/v1/replay', body)
    replay.fault = null
  } catch (cause) {
    replay.fault = cause
  }
}
