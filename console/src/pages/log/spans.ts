/** Which stretches of the log were read, and which were not; a stretch ends before its `to`. */

export interface Span {
  readonly from: number
  readonly to: number
}

/** Return the stretches with one more, joined where they touch, the first one first. */
export function withSpan(spans: readonly Span[], added: Span): Span[] {
  const apart = spans.filter((one) => one.to < added.from || one.from > added.to)
  const touching = [added, ...spans.filter((one) => !apart.includes(one))]
  const joined = {
    from: Math.min(...touching.map((one) => one.from)),
    to: Math.max(...touching.map((one) => one.to)),
  }
  return [...apart, joined].sort((one, other) => one.from - other.from)
}

/** Return what lies before and between the stretches, the first one first. */
export function unread(spans: readonly Span[]): Span[] {
  const before = [0, ...spans.map((one) => one.to)]
  return spans.map((one, at) => ({ from: before[at] ?? 0, to: one.from })).filter((gap) => gap.from < gap.to)
}

/** Tell whether the entry of this number was read, if it may be seen. */
export const isRead = (spans: readonly Span[], index: number): boolean =>
  spans.some((one) => one.from <= index && index < one.to)
