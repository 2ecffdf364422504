/** A sign-in by key: the desk gives a challenge, the key signs it, a token follows; it is renewed by itself. */
import { encodeB64 } from '@/wire/b64'
import { signInBytes } from '@/wire/keyProof'
import type { StoredKey } from '@/wire/keystore'
import { signerOf } from '@/wire/key'
import { get, openLine, post, type Line } from './api'

const TOKEN = 'checkfire.token'

/** Return a line that speaks for a key; it signs in when it must, and once more after a restart of the desk. */
export function signedLine(key: StoredKey): Line {
  let token = sessionStorage.getItem(TOKEN)
  let signing: Promise<void> | null = null

  async function signIn(): Promise<void> {
    const { challenge, origin } = await get(openLine, '/v1/challenge')
    const signature = encodeB64(await signerOf(key).sign(signInBytes(origin, challenge)))
    const given = await post(openLine, '/v1/sign-in', { challenge, public_key: key.publicKey, signature })
    token = given.token
    sessionStorage.setItem(TOKEN, token)
  }

  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` }
    return openLine.send(path, { ...init, headers })
  }

  /** Several requests may find out at once that they have to sign in; one of them does. */
  const signInOnce = (): Promise<void> => (signing ??= signIn().finally(() => (signing = null)))

  return {
    async send(path, init = {}) {
      if (!token) await signInOnce()
      const answer = await send(path, init)
      if (answer.status !== 401 && !(await hasExpired(answer))) return answer
      await signInOnce()
      return send(path, init)
    },
    forget() {
      token = null
      forgetToken()
    },
  }
}

/** Forget the token of this tab. */
export function forgetToken(): void {
  sessionStorage.removeItem(TOKEN)
}

async function hasExpired(answer: Response): Promise<boolean> {
  if (answer.status !== 403) return false
  const problem = (await answer.clone().json()) as { code?: string }
  return problem.code === 'sign-in-expired'
}
