/**
 * What can go wrong with bytes and evidence, sorted by what a page has to say about it.
 *
 * Programs use `code`, `kind` and `context`; the sentences are for developers.
 * The codes are those of docs/errors.md.
 */

/**
 * - `malformed`: this is not what it should be; nothing is proven either way.
 * - `signature`: a message is not signed as it has to be.
 * - `proof`: this is evidence, and it does not hold: an alarm.
 * - `unsupported`: this browser or this address cannot do it.
 */
export type FaultKind = 'malformed' | 'signature' | 'proof' | 'unsupported'

/** The root of everything that is refused here. */
export abstract class WireError extends Error {
  abstract readonly kind: FaultKind

  constructor(
    message: string,
    /** The stable name of the fault, in kebab case. */
    readonly code: string,
    /** Fields for programs, such as `field` or `part`. */
    readonly context: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = new.target.name
  }
}

/** The bytes cannot be parsed, or are not in the one form. */
export class MalformedError extends WireError {
  readonly kind = 'malformed'

  constructor(message: string, code = 'malformed', context: Readonly<Record<string, unknown>> = {}) {
    super(message, code, context)
  }
}

/** The signature of a message is absent or wrong. */
export class SignatureError extends WireError {
  readonly kind = 'signature'

  constructor(message: string, code = 'signature-wrong', context: Readonly<Record<string, unknown>> = {}) {
    super(message, code, context)
  }
}

/** Evidence does not hold. */
export class ProofError extends WireError {
  readonly kind = 'proof'

  constructor(message: string, code = 'proof-failed', context: Readonly<Record<string, unknown>> = {}) {
    super(message, code, context)
  }
}

/**
 * The browser has no Ed25519, or the page was not loaded over a secure line, so nothing can be signed or
 * verified.
 */
export class KeyUnsupportedError extends WireError {
  readonly kind = 'unsupported'

  constructor(message: string) {
    super(message, 'key-unsupported')
  }
}
