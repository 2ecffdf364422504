/** Which key this tab speaks with: one a tab, so that one person can sit at several desks. */
import { get, openLine, post } from '@/net/api'
import { forgetToken, signedLine } from '@/net/session'
import { begin, end } from '@/state/desk.svelte'
import { showOutbox } from '@/state/say.svelte'
import { encodeB64 } from '@/wire/b64'
import { generateKey, signerOf } from '@/wire/key'
import { enrolBytes } from '@/wire/keyProof'
import { deleteKey, getKey, listKeys, putKey, type StoredKey } from '@/wire/keystore'
import { go } from './router.svelte'

const KEY_OF_TAB = 'checkfire.key'

/** Return the keys that this browser holds for the desk at this address. */
export const keysHere = (): Promise<readonly StoredKey[]> => listKeys()

/** Speak with a key in this tab from now on; what it has not sent yet is shown before the desk is asked. */
export async function signInWith(key: StoredKey): Promise<void> {
  if (sessionStorage.getItem(KEY_OF_TAB) !== key.id) forgetToken()
  sessionStorage.setItem(KEY_OF_TAB, key.id)
  await showOutbox(key.id)
  void begin(key, signedLine(key))
}

/** Sign in with the key of this tab, if it has one. */
export async function signInAgain(): Promise<void> {
  const id = sessionStorage.getItem(KEY_OF_TAB)
  const key = id ? await getKey(id) : undefined
  if (key) await signInWith(key)
}

/** Leave the desk in this tab; the key stays in this browser, and what it signed is still handed in. */
export function signOut(): void {
  sessionStorage.removeItem(KEY_OF_TAB)
  forgetToken()
  end()
  void showOutbox(null)
}

/** Take a key out of this browser; nobody can bring it back. */
export const forgetKey = (id: string): Promise<void> => deleteKey(id)

/** Redeem a one-time link with a new key, which is kept here and can never leave this browser.
 * A link that was used here before leads to the key that used it. */
export async function enrol(invite: string, label: string): Promise<void> {
  const known = (await listKeys()).find((key) => key.invite === invite)
  if (known) return enter(known)
  const made = await generateKey()
  const { publicKey, privateKey } = made
  const proof = encodeB64(await signerOf(made).sign(enrolBytes(invite, publicKey)))
  const given = await post(openLine, '/v1/enrol', { invite, public_key: publicKey, proof, label })
  const key: StoredKey = {
    id: publicKey,
    party: given.desk.party,
    desk: given.desk.desk,
    origin: given.origin,
    logKey: given.log_key,
    publicKey,
    privateKey,
    label,
    invite,
    createdAt: new Date().toISOString(),
  }
  await putKey(key)
  return enter(key)
}

async function enter(key: StoredKey): Promise<void> {
  await signInWith(key)
  go('now')
}

/** Return what everybody may know of the desk at this address. */
export const deskHere = () => get(openLine, '/v1/log')
