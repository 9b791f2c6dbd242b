import { judgeRules, productionRules, type RuleSet } from '../../../src/domain/rules'

function faultsOf(change: { readonly [Part in 'checks' | 'accounts']?: Partial<RuleSet[Part]> }): number {
  return judgeRules({ ...productionRules, checks: { ...productionRules.checks, ...change.checks }, accounts: { ...productionRules.accounts, ...change.accounts } }).length
}

describe('a rule set for checks and accounts', () => {
  test('may not ask for photos at random while nothing takes them (CHK, photo checks)', () => {
    expect([judgeRules(productionRules), faultsOf({ checks: { photoChecksPerHour: 1 } })]).toEqual([[], 1])
  })

  test('never leaves the doors without a throttle, or codes without a life (ACC-02)', () => {
    const { firstDelayMs } = productionRules.accounts
    expect([{ failuresBeforeDelay: 0 }, { claimTries: 0 }, { firstDelayMs: 0 }, { maxDelayMs: firstDelayMs - 1 }, { smsCodeLifeMs: 0 }, { bindTokenLifeMs: 0 }].map((accounts) => faultsOf({ accounts }))).toEqual([1, 1, 1, 1, 1, 1])
  })
})
