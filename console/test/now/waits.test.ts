/** What a card says of a notice and of a halt: out of the reader's own picture, and of nobody else's. */
import { describe, expect, test } from 'vitest'
import { ownCheck, type Notice } from '@/pages/now/waits'

const check = (audience: string, entry: number, finding: string, scope = 'party') =>
  ({ audience, entry, scope, verdict: { finding } }) as Notice['checks'][number]
const notice = (...checks: Notice['checks']): Notice => ({ id: 'n', checks }) as never

describe('the finding on the card of a notice', () => {
  test('is that of the latest check over the own picture', () => {
    const both = notice(check('alpha', 9, 'none-known'), check('alpha', 12, 'conflict', 'owner'), check('alpha', 3, 'unknown'))
    expect(ownCheck('alpha', both)?.verdict.finding).toBe('conflict')
  })

  test('is never that of another party (R17)', () => {
    expect(ownCheck('alpha', notice(check('bravo', 20, 'conflict'), check('alpha', 9, 'unknown')))?.verdict.finding).toBe('unknown')
    expect(ownCheck('alpha', notice(check('bravo', 20, 'conflict')))).toBeUndefined()
  })
})
