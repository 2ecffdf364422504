/** All words of the console, in Fluent: a placeable is isolated, so that no number or id turns round in Arabic. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'

export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr', reviewed: true },
  ar: { name: 'العربية', dir: 'rtl', reviewed: false },
} as const
export type Language = keyof typeof LANGUAGES

const KEPT = 'checkfire.language'
const english = import.meta.glob<string>('./en/*.ftl', { query: '?raw', import: 'default', eager: true })
const others = { ar: import.meta.glob<string>('./ar/*.ftl', { query: '?raw', import: 'default' }) }

export const words: { language: Language } = $state({ language: 'en' })
let bundles: FluentBundle[] = $state.raw([bundle('en', Object.values(english))])

function bundle(language: Language, texts: string[]): FluentBundle {
  // Latin digits in every language: a coordinate that is read to another party has one spelling.
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language
  const made = new FluentBundle(locale, { useIsolating: true })
  for (const text of texts) made.addResource(new FluentResource(text))
  return made
}

/** Return the words for a key; what is not translated yet stands in English. */
export function t(key: string, args: Record<string, FluentVariable> = {}): string {
  const [id = '', attribute] = key.split('.')
  for (const words of bundles) {
    const message = words.getMessage(id)
    const pattern = attribute ? message?.attributes[attribute] : message?.value
    if (pattern) return words.formatPattern(pattern, args)
  }
  console.error(`there are no words for ${key}`)
  return key
}

/** Tell whether there are words for a key: of what the desk names there may be more than this page knows. */
export const knows = (key: string): boolean => bundles.some((words) => words.hasMessage(key))

/** Return the English words for a key: a fixed phrase that is signed for everybody carries them. */
export const inEnglish = (key: string, args: Record<string, FluentVariable> = {}): string => {
  const pattern = bundles.at(-1)?.getMessage(key)?.value
  return pattern ? (bundles.at(-1)?.formatPattern(pattern, args) ?? key) : key
}

/** Speak another language from now on, in this browser. */
export async function speak(language: Language): Promise<void> {
  const own = language === 'en' ? [] : await Promise.all(Object.values(others[language]).map((load) => load()))
  const base = bundle('en', Object.values(english))
  bundles = language === 'en' ? [base] : [bundle(language, own), base]
  words.language = language
  document.documentElement.lang = language
  document.documentElement.dir = LANGUAGES[language].dir
  localStorage.setItem(KEPT, language)
}

/** Return the language that was chosen in this browser, or that it asks for. */
export function preferred(): Language {
  const asked = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2))]
  return asked.find((tag): tag is Language => tag !== null && tag in LANGUAGES) ?? 'en'
}
