/** The replay as the desk tells of it: what is played, how far it is, and who can be played. */
import { get, openLine, post, type Shapes } from '@/net/api'

export type ReplayView = Shapes['ReplayView']
export type Told = { state: string; branch: string | null; speed: number } | null

export const replay: { view: ReplayView | null; fault: unknown } = $state({ view: null, fault: null })

/** Read the replay anew. */
export async function readReplay(): Promise<void> {
  await attempt(() => get(openLine, '/v1/replay'))
}

/** Play a branch from its beginning, on a log of its own. */
export const play = (branch: string, speed: number): Promise<void> => ask({ action: 'play', branch, speed })
export const pausePlay = (): Promise<void> => ask({ action: 'pause' })
export const resumePlay = (): Promise<void> => ask({ action: 'resume' })
export const stopPlay = (): Promise<void> => ask({ action: 'stop' })
export const setSpeed = (speed: number): Promise<void> => ask({ action: 'speed', speed })

const ask = (body: Shapes['ReplayAsked']): Promise<void> => attempt(() => post(openLine, '/v1/replay', body))

async function attempt(work: () => Promise<ReplayView>): Promise<void> {
  try {
    replay.view = await work()
    replay.fault = null
  } catch (cause) {
    replay.fault = cause
  }
}
