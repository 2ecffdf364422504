/** What every kind of message has in common: fields that stand in named parts. */

import { object, type Field, type ObjectForm, type ObjectOf, type Shape } from './shape'

/** The part of every field that has no other. */
export const BODY = 'body'

/** Fields by their names. */
export type Fields = Readonly<Record<string, Field>>

/** Fields as far as they can be read, and flags for what was left out. */
export interface Mended {
  readonly plain: Readonly<Record<string, unknown>>
  readonly flags: readonly string[]
}

/** One kind of message: the shape of its fact, and which field goes into which part. */
export interface Kind<T = unknown> {
  readonly fact: Shape<T> & ObjectForm
  /** Which fields go into which part; all others go into `body`. */
  readonly parts: Readonly<Record<string, readonly string[]>>
  /** Parts whose faults are flagged instead of refused; only a halt has any. */
  readonly optionalParts: readonly string[]
  /** Leaves out what can be done without because it cannot be read; only a halt has it. */
  readonly mend: (plain: Readonly<Record<string, unknown>>) => Mended
  /** True for what the desk itself says and no person can. */
  readonly isSaidByDeskItself: boolean
}

interface Options<F extends Fields> {
  readonly parts?: Readonly<Record<string, readonly (keyof F & string)[]>>
  readonly optionalParts?: readonly string[]
  readonly mend?: (plain: Readonly<Record<string, unknown>>) => Mended
  readonly rule?: (value: ObjectOf<F>) => boolean
}

/** Return a kind that a person can say. */
export function kind<F extends Fields>(fields: F, options: Options<F> = {}): Kind<ObjectOf<F>> {
  return made(fields, options, false)
}

/** Return a kind that the desk itself says and no person can. */
export function deskKind<F extends Fields>(fields: F, options: Options<F> = {}): Kind<ObjectOf<F>> {
  return made(fields, options, true)
}

/** Return the name of the part that a field goes into. */
export function partOf(of: Kind, field: string): string {
  return Object.keys(of.parts).find((part) => of.parts[part]?.includes(field)) ?? BODY
}

function made<F extends Fields>(fields: F, options: Options<F>, isSaidByDeskItself: boolean): Kind<ObjectOf<F>> {
  return {
    fact: object('fact', fields, options.rule) as Shape<ObjectOf<F>> & ObjectForm,
    parts: options.parts ?? {},
    optionalParts: options.optionalParts ?? [],
    mend: options.mend ?? ((plain) => ({ plain, flags: [] })),
    isSaidByDeskItself,
  }
}
