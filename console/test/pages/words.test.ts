import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FluentResource } from '@fluent/bundle'
import { KINDS } from '@/wire/kinds'
import type { Form } from '@/wire/shape'

const text = readFileSync(new URL('../../src/words/en/log.ftl', import.meta.url), 'utf8')
const keys = new Set(new FluentResource(text).body.map((message) => message.id))

/** Return every key that a page needs to tell what a form holds. */
function keysOf(form: Form): string[] {
  switch (form.type) {
    case 'word':
      return form.words.map((word) => `log-${form.name}-${word}`)
    case 'list':
    case 'map':
      return keysOf(form.of)
    case 'one-of':
      return form.of.flatMap(keysOf)
    case 'object': {
      const tag = form.tag ? [`log-field-${form.tag.name}`, `log-${form.tag.name}-${form.tag.value}`] : []
      const fields = Object.entries(form.fields)
      return [...tag, ...fields.flatMap(([name, field]) => [`log-field-${name}`, ...keysOf(field.shape)])]
    }
    default:
      return []
  }
}

describe('the words of the log', () => {
  it.each(Object.entries(KINDS))('has words for everything that %s says', (name, kind) => {
    const short = name.replace('checkfire.', '').replace('/1', '')
    const parts = Object.keys(kind.parts).map((part) => `log-part-${part}`)
    const needed = [`log-kind-${short}`, 'log-part-body', ...parts, ...keysOf(kind.fact)]
    expect(needed.filter((key) => !keys.has(key))).toEqual([])
  })
})
