/** What a file proves, found in this browser alone; the same four ends as `checkfire verify FILE`. */
import { parseReceiptUnverified, verifyReceipt, MAX_RECEIPT_BYTES, type VerifiedReceipt } from '@/proof/receipt'
import { utf8 } from '@/wire/bytes'
import { WireError } from '@/wire/errors'
import { givenKey } from './head.svelte'

export type Outcome =
  | { readonly end: 'verified'; readonly proven: VerifiedReceipt; readonly raw: Uint8Array }
  | { readonly end: 'broken' | 'not' | 'unable'; readonly code: string }

/** What the command line ends with. */
export const STATUS = { verified: 0, not: 2, broken: 3, unable: 2 } as const

const END_OF = { proof: 'broken', signature: 'broken', malformed: 'not', unsupported: 'unable' } as const

/** Verify the bytes of a receipt file. */
export async function judge(raw: Uint8Array): Promise<Outcome> {
  try {
    const trustedVkey = keyGivenFor(raw) ?? undefined
    return { end: 'verified', proven: await verifyReceipt(raw, { trustedVkey }), raw }
  } catch (fault) {
    if (!(fault instanceof WireError)) throw fault
    return { end: END_OF[fault.kind], code: fault.code }
  }
}

/** Verify a file; what is too large to be a receipt is not read to its end. */
export async function judgeFile(file: File): Promise<Outcome> {
  return judge(new Uint8Array(await file.slice(0, MAX_RECEIPT_BYTES + 1).arrayBuffer()))
}

/** Verify a receipt that was pasted as text: copying loses the line end, and nothing else. */
export async function judgeText(text: string): Promise<Outcome> {
  return judge(utf8(`${text.trim()}\n`))
}

/** A receipt that names our log has to be of our log's key; one of another log is verified by its own. */
function keyGivenFor(raw: Uint8Array): string | null {
  const [name = ''] = parseReceiptUnverified(raw).log_key.split('+')
  return givenKey(name)
}
