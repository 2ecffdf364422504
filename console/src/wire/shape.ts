/**
 * Shapes: what a value on the wire looks like, as data, with its TypeScript type.
 *
 * The tables in `values.ts` and the families of kinds are made of them; `reading.ts` reads by them and
 * `fact.ts` writes by them. A test holds the tables against docs/formats/examples/kinds.json, which comes from
 * the desk's own code.
 */

declare const said: unique symbol

/** A shape of values of type `T`. */
export type Shape<T = unknown> = Form & { readonly [said]: T }

/** The type of the values of a shape. */
export type Said<S> = S extends { readonly [said]: infer T } ? T : never

/** What a shape is made of. */
export type Form =
  | { readonly type: 'text'; readonly like?: RegExp; readonly min?: number; readonly max?: number }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'truth' | 'time' | 'any' }
  | { readonly type: 'word'; readonly name: string; readonly words: readonly string[] }
  | { readonly type: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | { readonly type: 'map'; readonly key: RegExp; readonly of: Shape }
  | { readonly type: 'one-of'; readonly of: readonly Shape[] }
  | ObjectForm

/** An object with known fields, in the order of the desk's own class. */
export interface ObjectForm {
  readonly type: 'object'
  readonly name: string
  readonly fields: Readonly<Record<string, Field>>
  /** The field that tells this object from others in its place. */
  readonly tag?: { readonly name: string; readonly value: string }
  /** Refuse fields that are not known, because nothing signs them. */
  readonly isClosed?: boolean
  /** What has to hold between fields, for values that have their types. */
  readonly rule?: Rule
}

/** Tell whether what has to hold between the fields of an object holds. */
export type Rule = (value: never) => boolean

/** One field: needed, or with what counts when it is left out; null means not stated. */
export interface Field<T = unknown, Needed extends boolean = boolean> {
  readonly shape: Shape<T>
  readonly isNeeded: Needed
  readonly default?: unknown
}

type Fields = Readonly<Record<string, Field>>
type NeededIn<F extends Fields> = { [K in keyof F]: F[K] extends Field<unknown, true> ? K : never }[keyof F]
type Flat<T> = { [K in keyof T]: T[K] } & {}

/**
 * The type of an object with these fields; one that may be left out may also be `undefined`, and is then left
 * out.
 */
export type ObjectOf<F extends Fields> = Flat<
  { readonly [K in NeededIn<F>]: Said<F[K]['shape']> } & {
    readonly [K in Exclude<keyof F, NeededIn<F>>]?: Said<F[K]['shape']> | undefined
  }
>

interface Limits {
  readonly min?: number
  readonly max?: number
}

function shape<T>(form: Form): Shape<T> {
  return form as Shape<T>
}

export const text = (min?: number, max?: number): Shape<string> =>
  shape({ type: 'text', ...limits(min, max) })

export const like = (pattern: RegExp): Shape<string> => shape({ type: 'text', like: pattern })

export const whole = (min?: number, max?: number): Shape<number> =>
  shape({ type: 'number', ...limits(min, max) })

export const truth: Shape<boolean> = shape({ type: 'truth' })

export const time: Shape<string> = shape({ type: 'time' })

export const any: Shape = shape({ type: 'any' })

export const word = <const W extends readonly string[]>(name: string, words: W): Shape<W[number]> =>
  shape({ type: 'word', name, words })

export const list = <T>(of: Shape<T>, min?: number, max?: number): Shape<readonly T[]> =>
  shape({ type: 'list', of, ...limits(min, max) })

export const map = <T>(key: RegExp, of: Shape<T>): Shape<Readonly<Record<string, T>>> =>
  shape({ type: 'map', key, of })

export const oneOf = <S extends readonly Shape[]>(...of: S): Shape<Said<S[number]>> =>
  shape({ type: 'one-of', of })

export const needed = <T>(of: Shape<T>): Field<T, true> => ({ shape: of, isNeeded: true })

export const optional = <T>(of: Shape<T>, otherwise: T | null = null): Field<T, false> => ({
  shape: of,
  isNeeded: false,
  default: otherwise,
})

export const object = <F extends Fields>(
  name: string,
  fields: F,
  rule?: (value: ObjectOf<F>) => boolean,
): Shape<ObjectOf<F>> => shape({ type: 'object', name, fields, ...(rule && { rule }) })

export const closed = <F extends Fields>(name: string, fields: F): Shape<ObjectOf<F>> =>
  shape({ type: 'object', name, fields, isClosed: true })

export const tagged = <N extends string, V extends string, F extends Fields>(
  tag: { readonly name: N; readonly value: V },
  name: string,
  fields: F,
  rule?: (value: ObjectOf<F>) => boolean,
): Shape<Flat<{ readonly [K in N]: V } & ObjectOf<F>>> =>
  shape({ type: 'object', name, fields, tag, ...(rule && { rule }) })

function limits(min: number | undefined, max: number | undefined): Limits {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
}
