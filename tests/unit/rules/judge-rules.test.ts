import { judgeRules, productionRules, type RuleSet } from '../../../src/domain/rules'

function faultsOf(change: { readonly [Part in 'checks' | 'accounts']?: Partial<RuleSet[Part]> }): number {
  return judgeRules({ ...productionRules, checks: { ...productionRules.checks, ...change.checks }, accounts: { ...productionRules.accounts, ...change.accounts } }).length
}

describe('a rule set for checks and accounts', () => {
  test('asks for at most as many photos an hour as there are checks, and takes them in the mini-program (CHK, photo checks)', () => {
    const asking = (photoChecksPerHour: number) => faultsOf({ checks: { photoChecksPerHour } })
    const elsewhere = judgeRules({ ...productionRules, checks: { ...productionRules.checks, photoChecksPerHour: 1 }, photos: { ...productionRules.photos, channels: ['wechat-page', 'in-person'] } })
    expect([[0, 1, 4, 5, -1].map(asking), elsewhere.length, faultsOf({ checks: { photoWindowMs: 0 } })]).toEqual([[0, 0, 0, 1, 1], 1, 1])
  })

  test('never leaves the doors without a throttle, or codes without a life (ACC-02)', () => {
    const { firstDelayMs } = productionRules.accounts
    expect([{ failuresBeforeDelay: 0 }, { claimTries: 0 }, { firstDelayMs: 0 }, { maxDelayMs: firstDelayMs - 1 }, { smsCodeLifeMs: 0 }, { bindTokenLifeMs: 0 }].map((accounts) => faultsOf({ accounts }))).toEqual([1, 1, 1, 1, 1, 1])
  })
})
