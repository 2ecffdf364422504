import { describe, expect, test } from 'vitest'
import { decodeB64, encodeB64 } from '@/wire/b64'
import { decodeText, hex } from '@/wire/bytes'
import { encode } from '@/wire/canonical'
import { printSubmission } from '@/wire/compose'
import { requireSignature } from '@/wire/ed25519'
import { enrolBytes, signInBytes } from '@/wire/keyProof'
import { factOf, parseSubmission } from '@/wire/message'
import { commitmentOf } from '@/wire/parts'
import { codeOf, example, table, type Row } from '../examples'

interface Proven {
  readonly signed: string
  readonly signature: string
}

interface Messages {
  readonly public_key: string
  readonly steps: { readonly parts: Record<string, { content: string; salt: string; commitment: string }> }
  readonly key_proofs: {
    readonly sign_in: Proven & { origin: string; challenge: string }
    readonly enrol: Proven & { invite: string; public_key: string }
  }
  readonly files: readonly Row[]
}

const MESSAGES = table<Messages>('messages.json')

describe('the example messages', () => {
  test.each(MESSAGES.files.filter((row) => row.code === 'ok'))('$file is taken: $about', async ({ file }) => {
    const raw = example(file)
    const message = await parseSubmission(raw)
    expect(printSubmission(message.envelope, message.parts)).toEqual(raw)
    expect(message.publicKey).toBe(MESSAGES.public_key)
  })

  test.each(MESSAGES.files.filter((row) => row.code !== 'ok'))(
    '$file is refused as $code: $about',
    async ({ file, code }) => {
      expect(await codeOf(() => parseSubmission(example(file)))).toBe(code)
    },
  )

  test('a message says what its parts say', async () => {
    const message = await parseSubmission(example('message-good.json'))
    expect(factOf(message, 'checkfire.answered/1')).toEqual({
      answer: 'concern',
      text: 'A clinic is 900 m from there. عيادة',
      object: '01573870-5bc0-7000-8000-000000000003',
    })
    expect(factOf(message, 'checkfire.opened/1')).toBeNull()
    expect(message.flags).toEqual([])
    for (const [name, part] of Object.entries(message.parts)) {
      const step = MESSAGES.steps.parts[name]
      expect(decodeText(encode(part.content))).toBe(step?.content)
      expect(hex(decodeB64(part.salt))).toBe(step?.salt)
      expect(await commitmentOf(part)).toBe(step?.commitment)
    }
  })

  test.each([
    ['message-good-unknown-kind.json', ['unknown:kind']],
    ['message-good-unknown-field.json', ['unknown:Mood']],
    ['message-good-unknown-header-field.json', ['unknown:header.priority']],
    ['message-good-halt-optional-broken.json', ['unreadable:more']],
    ['message-good-default-stated.json', []],
    ['message-good-no-parts.json', []],
  ])('%s reports what was left alone', async (file, flags) => {
    const message = await parseSubmission(example(file))
    expect(message.flags).toEqual(flags)
    expect(message.fact === null).toBe(flags[0] === 'unknown:kind')
  })
})

describe('what a key signs besides messages', () => {
  const { sign_in: signIn, enrol } = MESSAGES.key_proofs

  test.each([
    ['sign in', signInBytes(signIn.origin, signIn.challenge), signIn],
    ['enrol', enrolBytes(enrol.invite, enrol.public_key), enrol],
  ])('%s is the example', async (_, bytes, proven) => {
    expect(decodeText(bytes)).toBe(proven.signed)
    const key = decodeB64(MESSAGES.public_key)
    await requireSignature(key, decodeB64(proven.signature), bytes)
    bytes[0] = 0
    expect(await codeOf(() => requireSignature(key, decodeB64(proven.signature), bytes))).toBe('signature-wrong')
    expect(encodeB64(key)).toBe(MESSAGES.public_key)
  })
})
