/** The short names of parties and desks, as the wire has them. */
import { SLUG } from '@/wire/values'

export const SLUG_MAX = 40

export const isSlug = (text: string): boolean => SLUG.test(text)

/** Suggest a short name for a name; empty where nothing of it can stand in one. */
export function suggestSlug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, SLUG_MAX).replace(/-+$/, '')
}
