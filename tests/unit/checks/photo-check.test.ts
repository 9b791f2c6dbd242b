// Which checks ask for a photo, and what answers them (integrity, random checks).
import fc from 'fast-check'
import { intervalToCheck, kindForPerson, kindOfCheck, meanInterval, photoShare, proofOfAnswer, raiseCheck, rearmCheck, type CheckKind } from '../../../src/domain/checks'
import { productionRules } from '../../../src/domain/rules'
import { hourMs, minuteMs } from '../../../src/domain/units'
import answers from '../../vectors/checks/photo-answers.json'
import shares from '../../vectors/checks/photo-share.json'
import { seed } from '../../seed'

const rules = productionRules.checks

describe('which checks ask for a photo (CHK, photo checks)', () => {
  it.each(shares)('$title', ({ photoChecksPerHour, baseMinutes, meanMinutes, capMinutes, share }) => {
    const given = { photoChecksPerHour, baseMs: baseMinutes * minuteMs, meanMs: meanMinutes * minuteMs, capMs: capMinutes * minuteMs }
    expect(Math.round(photoShare(given) * 1000) / 1000).toBe(share)
  })

  it('as many an hour of leased time as the rule set says, whatever its intervals, and never more than there are checks', () => {
    const draws = Array.from({ length: 4_000 }, (_, n) => (n + 0.5) / 4_000)
    const intervals = fc.record({ baseMs: fc.integer({ min: minuteMs, max: 20 * minuteMs }), meanMs: fc.integer({ min: 0, max: 30 * minuteMs }), room: fc.integer({ min: 0, max: 40 * minuteMs }) })
    fc.assert(
      fc.property(intervals, fc.integer({ min: 0, max: 4 }), ({ baseMs, meanMs, room }, photoChecksPerHour) => {
        const given = { ...rules, baseMs, meanMs, capMs: baseMs + room, photoChecksPerHour }
        const checksPerHour = hourMs / (draws.reduce((sum, draw) => sum + intervalToCheck(draw, false, given), 0) / draws.length)
        const photos = draws.filter((draw) => kindOfCheck(draw, true, given) === 'photo').length / draws.length
        expect(Math.abs(photos * checksPerHour - Math.min(photoChecksPerHour, checksPerHour))).toBeLessThan(0.05)
      }),
      { seed, numRuns: 60 },
    )
  })

  it('asks nobody for a photo who has not agreed to face photos, and says that it would have asked', () => {
    const always = { ...rules, photoChecksPerHour: 4, baseMs: hourMs, meanMs: 0, capMs: hourMs }
    expect([kindOfCheck(0.99, true, always), kindOfCheck(0.99, false, always)]).toEqual(['photo', 'without-photo'])
  })

  it('the share is the first draw’s that is not asked: at the border nobody is', () => {
    const half = { ...rules, photoChecksPerHour: 1, baseMs: hourMs / 2, meanMs: 0, capMs: hourMs }
    expect([kindOfCheck(0.49, true, half), kindOfCheck(0.5, true, half)]).toEqual(['photo', 'presence'])
  })

  it.each([
    ['photo', true, 'photo'],
    ['photo', false, 'without-photo'],
    ['without-photo', true, 'without-photo'],
    ['without-photo', false, 'without-photo'],
    ['presence', true, 'presence'],
    ['presence', false, 'presence'],
    [undefined, false, 'presence'],
  ] as const)('a check of kind %s, consent %s, is one of kind %s', (kind, hasConsent, shown) => {
    expect(kindForPerson(kind, hasConsent)).toBe(shown)
  })

  it.each([
    [{ baseMs: 600, meanMs: 0, capMs: 900 }, 600],
    [{ baseMs: 900, meanMs: 300, capMs: 900 }, 900],
    [{ baseMs: 900, meanMs: 300, capMs: 600 }, 600],
    [{ baseMs: 600, meanMs: 1, capMs: 10_000 }, 601],
  ])('the mean interval of %j is %i', (given, mean) => {
    expect(Math.round(meanInterval(given))).toBe(mean)
  })

  it('a token from before the option was there raises none', () => {
    expect(kindOfCheck(0, true, { ...rules, photoChecksPerHour: undefined as unknown as number })).toBe('presence')
  })

  it('has a window of its own, in place and by QR, also when it is shown anew', () => {
    const place = { checkNo: 1, lesson: 'lesson-1', device: '手机微信' }
    const names = { code: 'c.1', sixDigits: '135790' }
    const windows = (['in-place', 'qr'] as const).map((via) => raiseCheck({ ...place, via, kind: 'photo' }, names, 0, { ...rules, photoWindowMs: 200_000 }).expiresAt)
    const due = raiseCheck({ ...place, via: 'in-place', kind: 'photo' }, names, 0, rules)
    const anew = [rearmCheck(due, { via: 'in-place', device: '手机微信' }, names, 0, rules), rearmCheck(due, { via: 'in-place', device: '手机微信', kind: 'without-photo' }, names, 0, rules)]
    expect([windows, anew.map(({ kind, expiresAt }) => [kind, expiresAt])]).toEqual([[200_000, 200_000], [['photo', 180_000], ['without-photo', 90_000]]])
  })
})

describe('what answers a check (CHK-04)', () => {
  it.each(answers)('$title', ({ kind, hasConsent, isWithoutPhoto, slot, verdict }) => {
    const check = { checkNo: 4, ...(kind === null ? {} : { kind: kind as CheckKind }) }
    expect(proofOfAnswer(check, { isWithoutPhoto, traineeId: 't-1', slot }, hasConsent)).toEqual(verdict)
  })
})
