/** Whether there is room for what is only opened on demand on a phone. */
export const isWide = (): boolean => matchMedia('(min-width: 70rem)').matches
