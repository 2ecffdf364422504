/** The head of the log that the desk shows, verified here, and held against the last one that was. */
import { get, openLine, ProblemError, UnreachableError, type Shapes } from '@/net/api'
import { openCheckpoint, type Checkpoint } from '@/proof/checkpoint'
import { parseVkey } from '@/proof/vkey'
import { desk } from '@/state/desk.svelte'
import { encodeB64 } from '@/wire/b64'
import { ProofError, WireError } from '@/wire/errors'
import { requireBeginning } from './history'
import { forget, keepEvidence, keepSeen, readEvidence, readSeen, type Evidence, type Seen } from './memory'

export type Standing = 'looking' | 'first' | 'same' | 'grown' | 'unreachable' | 'unable' | 'broken'

export const head = $state({
  standing: 'looking' as Standing,
  /** The last head that was verified in this tab. */
  shown: null as Seen | null,
  /** The one that this browser had verified before this tab looked for the first time. */
  before: null as Seen | null,
  /** Two heads that do not fit: the alarm, until whoever sits here begins anew. */
  evidence: null as Evidence | null,
  busy: false,
})

type Log = Shapes['LogState']

const AGAIN_AFTER_S = 60
let lookedAtSize = -1
/** What was remembered of each log when this tab came to it. */
const rememberedOf = new Map<string, Seen | null>()

/** Return the log's key that this browser was given at enrolment, if it speaks of this log. */
export const givenKey = (origin: string): string | null =>
  desk.key?.origin === origin ? desk.key.logKey : null

/** Verify the head that the desk shows now, and hold it against the one before. */
export async function lookAtHead(): Promise<void> {
  if (head.busy) return
  head.busy = true
  lookedAtSize = desk.size
  try {
    const log = await get(openLine, '/v1/log')
    head.evidence = readEvidence(log.origin)
    await judge(log)
  } catch (fault) {
    head.standing = standingAfter(fault)
  } finally {
    head.busy = false
  }
}

/** Look now, and again and again where the log has grown; call what is returned to stop that. */
export function watchHead(every_s = AGAIN_AFTER_S): () => void {
  void lookAtHead()
  const timer = setInterval(() => desk.size !== lookedAtSize && void lookAtHead(), every_s * 1_000)
  return () => clearInterval(timer)
}

/** Return the head that the desk shows now, verified; refuses as `openCheckpoint`. */
export async function presentHead(): Promise<Checkpoint> {
  const log = await get(openLine, '/v1/log')
  return openCheckpoint(log.checkpoint, await parseVkey(givenKey(log.origin) ?? log.log_key))
}

/** Take the present log as the first one; what was remembered of it before is gone. */
export async function beginAnew(): Promise<void> {
  if (!desk.log) return
  forget(desk.log.origin)
  rememberedOf.delete(desk.log.origin)
  await lookAtHead()
}

async function judge(log: Log): Promise<void> {
  const earlier = readSeen(log.origin)
  if (!rememberedOf.has(log.origin)) rememberedOf.set(log.origin, earlier)
  try {
    const shown = await verified(log, earlier)
    keepSeen(log.origin, shown)
    const before = rememberedOf.get(log.origin) ?? null
    head.standing = !before ? 'first' : before.note === shown.note ? 'same' : 'grown'
    Object.assign(head, { shown, before })
  } catch (fault) {
    const isAlarm = fault instanceof WireError && fault.kind !== 'unsupported'
    if (!isAlarm) throw fault
    const now = log.replay ? await get(openLine, '/v1/log') : log
    // A replay began anew between two questions, so that they were answered from two logs.
    if (now.origin !== log.origin) return judge(now)
    raise(log, earlier, fault.code)
  }
}

/** Return the head once it is signed by the log's key and follows what was verified before. */
async function verified(log: Log, earlier: Seen | null): Promise<Seen> {
  const expected = givenKey(log.origin) ?? earlier?.logKey ?? log.log_key
  if (log.log_key !== expected || (earlier && earlier.logKey !== expected)) {
    throw new ProofError('The log has another key than before.', 'log-key-differs')
  }
  const vkey = await parseVkey(expected)
  const present = await openCheckpoint(log.checkpoint, vkey)
  if (earlier) await requireBeginning(await openCheckpoint(earlier.note, vkey), present)
  const { size, root } = present
  return { note: log.checkpoint, logKey: expected, size, root: encodeB64(root), at: log.now }
}

/** Keep both heads where they outlast this tab; the first two that do not fit are the proof. */
function raise(log: Log, earlier: Seen | null, code: string): void {
  const { checkpoint: note, log_key: logKey, now: at } = log
  head.evidence ??= { code, earlier, note, logKey, at }
  keepEvidence(log.origin, head.evidence)
  Object.assign(head, { standing: 'broken', before: earlier, shown: null })
}

function standingAfter(fault: unknown): Standing {
  if (fault instanceof UnreachableError || fault instanceof ProblemError) return 'unreachable'
  if (fault instanceof WireError && fault.kind === 'unsupported') return 'unable'
  throw fault
}
