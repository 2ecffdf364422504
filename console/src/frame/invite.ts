/** What a one-time link says of itself; only the desk can tell whether it is genuine. */
export interface Invite {
  desk: { party: string; desk: string }
  expires_at: string
  origin: string
}

/** Return what an invite says, or null for a text that is none. */
export function readInvite(text: string): Invite | null {
  try {
    const [body = ''] = text.split('.')
    const raw = Uint8Array.from(atob(body.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
    const value = JSON.parse(new TextDecoder().decode(raw)) as Partial<Invite>
    return value.desk?.party && value.desk.desk && value.origin ? (value as Invite) : null
  } catch {
    return null
  }
}
