/** Light or dark as the machine has it, unless this browser was told otherwise. */
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEPT = 'checkfire.theme'

export function chosenTheme(): Theme {
  return THEMES.find((theme) => theme === localStorage.getItem(KEPT)) ?? 'auto'
}

export function applyTheme(theme: Theme = chosenTheme()): void {
  localStorage.setItem(KEPT, theme)
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
