/** The examples of docs/formats, and how a reader refuses. */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { utf8, type Bytes } from '@/wire/bytes'
import type { Signer } from '@/wire/dsse'
import { WireError, type FaultKind } from '@/wire/errors'
import { signerOf } from '@/wire/key'

const ROOT = new URL('../../', import.meta.url)

/** One row of a table of examples; a code of `ok` or null is a file that must be taken. */
export interface Row {
  readonly file: string
  readonly about: string
  readonly code: string | null
  readonly field?: string | null
}

export interface Refusal {
  readonly code: string
  readonly kind: FaultKind
  readonly field?: unknown
}

/** Return the bytes of a file of the project. */
export function fileOf(path: string): Bytes {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(path, ROOT))))
}

/** Return the bytes of an example. */
export function example(file: string): Bytes {
  return fileOf(`docs/formats/examples/${file}`)
}

/** Return the names of all examples, sorted. */
export function exampleFiles(): string[] {
  return readdirSync(fileURLToPath(new URL('docs/formats/examples', ROOT))).sort()
}

/** Return a table of examples. */
export function table<T>(file: string): T {
  return JSON.parse(new TextDecoder().decode(example(file))) as T
}

/** Return how something is refused, or null if it is taken. */
export async function refusalOf(act: () => unknown): Promise<Refusal | null> {
  try {
    await act()
    return null
  } catch (fault) {
    if (!(fault instanceof WireError)) {
      throw fault
    }
    return { code: fault.code, kind: fault.kind, field: fault.context['field'] }
  }
}

/** Return the code with which something is refused, or null. */
export async function codeOf(act: () => unknown): Promise<string | null> {
  return (await refusalOf(act))?.code ?? null
}

/** Return bytes from hex digits. */
export function fromHex(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Return the published seed that examples make of some words. */
export async function seedOf(words: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(words)))
}

/** Return what signs with a seed; the page itself never has one. */
export async function signerFrom(seed: Uint8Array, publicKey: string): Promise<Signer> {
  const pkcs8 = new Uint8Array([...fromHex('302e020100300506032b657004220420'), ...seed])
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, false, ['sign'])
  return signerOf({ publicKey, privateKey })
}

/** Return the same numbers between 0 and 1 on every run (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
