/** The desk's HTTP face, typed from its own OpenAPI document. Every refusal is a problem with a code. */
import type { components, paths } from './shapes'

export type Shapes = components['schemas']
export type Problem = Shapes['Problem']

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
type Answer<O> = O extends { responses: infer R } ? Json<R[keyof R & (200 | 201)]> : never
type Asked<O> = O extends { requestBody: { content: { 'application/json': infer T } } } ? T : never
export type GetPath = { [P in keyof paths]: paths[P]['get'] extends object ? P : never }[keyof paths]
export type PostPath = { [P in keyof paths]: paths[P]['post'] extends object ? P : never }[keyof paths]

/** What the desk answered instead of what was asked for; `code` is stable, the words are for people. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
}

/** The desk did not answer: nothing is known of what became of the request. */
export class UnreachableError extends Error {}

/** Something that can send a request with whatever proves who asks. */
export interface Line {
  send(path: string, init?: RequestInit): Promise<Response>
  /** Forget the sign-in; the next request signs in anew. */
  forget?(): void
}

const WITHIN_MS = 20_000

/** Send one request without a sign-in. */
export const openLine: Line = {
  async send(path, init = {}) {
    try {
      return await fetch(path, { signal: AbortSignal.timeout(WITHIN_MS), ...init })
    } catch (cause) {
      throw new UnreachableError('The desk does not answer.', { cause })
    }
  },
}

/** Get a path of the table; `fill` gives what stands in braces, and `query` whole numbers. */
export async function get<P extends GetPath>(
  line: Line,
  path: P,
  { fill = {}, query = {} }: { fill?: Record<string, string>; query?: Record<string, number> } = {},
): Promise<Answer<paths[P]['get']>> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(fill[name] ?? ''))
  const asked = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString()
  return (await read(await line.send(asked ? `${filled}?${asked}` : filled))) as Answer<paths[P]['get']>
}

/** Post a body to a path of the table. */
export async function post<P extends PostPath>(
  line: Line,
  path: P,
  body: Asked<paths[P]['post']>,
): Promise<Answer<paths[P]['post']>> {
  const headers = { 'content-type': 'application/json' }
  const answer = await line.send(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await read(answer)) as Answer<paths[P]['post']>
}

/** Return the receipt of a message, byte for byte as the desk gave it. */
export async function getReceipt(line: Line, id: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await line.send(`/v1/messages/${encodeURIComponent(id)}/receipt`)
  await requireGood(answer)
  return new Uint8Array(await answer.arrayBuffer())
}

async function read(answer: Response): Promise<unknown> {
  await requireGood(answer)
  return answer.json()
}

/** Demand a good answer.
 * @throws ProblemError What the desk said; UnreachableError where a proxy or nobody spoke for it. */
export async function requireGood(answer: Response): Promise<void> {
  if (answer.ok) return
  const problem: unknown = await answer.json().catch(() => null)
  if (isProblem(problem)) throw new ProblemError(problem)
  throw new UnreachableError(`The desk gave an answer that cannot be read (${answer.status}).`)
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value
}
