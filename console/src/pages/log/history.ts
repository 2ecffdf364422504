/** Whether one head of a log is a beginning of another: the same steps as `checkfire log --since FILE`. */
import { get, openLine, ProblemError } from '@/net/api'
import type { Checkpoint } from '@/proof/checkpoint'
import { verifyConsistency } from '@/proof/tree'
import { decodeB64 } from '@/wire/b64'
import { HASH_BYTES } from '@/wire/bytes'
import { MalformedError, ProofError } from '@/wire/errors'

/**
 * Demand that the log of the earlier head is a beginning of the log of the present one, by the desk's own proof.
 *
 * Refuses (`kind` `proof`) a shorter log (`log-shorter`), no proof or one that cannot be read (`proof-refused`), and
 * two histories (`consistency-failed`). A desk that does not answer proves nothing, and is no alarm.
 */
export async function requireBeginning(earlier: Checkpoint, present: Checkpoint): Promise<void> {
  if (present.size < earlier.size) {
    throw new ProofError('The log is shorter than it was.', 'log-shorter')
  }
  // A head of the same size needs no proof, and one that is not there cannot withhold it.
  const hashes = present.size === earlier.size ? [] : await hashesBetween(earlier.size, present.size)
  await verifyConsistency(earlier, present, hashes)
}

async function hashesBetween(old: number, present: number): Promise<ReturnType<typeof decodeB64>[]> {
  try {
    const given = await get(openLine, '/v1/log/consistency', { query: { old, new: present } })
    return given.hashes.map((text) => decodeB64(text, HASH_BYTES))
  } catch (fault) {
    const isRefusal = fault instanceof ProblemError && fault.problem.status < 500
    if (isRefusal || fault instanceof MalformedError) {
      throw new ProofError('The desk gives no proof that its log is the same.', 'proof-refused')
    }
    throw fault
  }
}
