// A lease and rules to start a case from: every case says only what matters to it.
import { emptyDesk, type Desk, type DeskRules, type Holder, type Lease, type Moment } from '../../../src/domain/playback'
import { firstCheckState } from '../../../src/domain/checks'
import { productionRules } from '../../../src/domain/rules'

export const rules: DeskRules = { ...productionRules.playback, ...productionRules.checks }

export const phone: Holder = { page: 'phone-page', device: '手机微信', via: 'wechat', sessionId: null }
export const computer: Holder = { page: 'computer-page', device: '电脑浏览器', via: 'web', sessionId: 'session-1' }

export const lessonFacts = { lesson: 'lesson-1', period: 'period-1', courseId: 'common', courseVersion: 1, ruleSet: 'rules-1', mediaMs: 1_800_000 }

export function leaseWith(given: Partial<Lease>): Lease {
  const lease: Lease = {
    ...lessonFacts,
    holder: phone,
    epoch: 3,
    turn: 5,
    openedAt: 1_000_000,
    at: 1_000_000,
    until: 1_240_000,
    carryMs: 0,
    frontierMs: 0,
    meterMs: 0,
    checkNo: 1,
    check: null,
    checkState: firstCheckState,
    head: '',
    links: 0,
  }
  return { ...lease, ...given }
}

export function deskWith(given: Partial<Desk>): Desk {
  return { ...emptyDesk, ...leaseWith({}), live: true, ...given }
}

/** The earliest possible check: five minutes of leased time. */
export function momentAt(now: number, given: Partial<Moment> = {}): Moment {
  return { now, leaseUnit: 0.5, checkDraw: 0, photoDraw: 0, names: { code: `code-${now}`, sixDigits: '123456' }, ...given }
}
