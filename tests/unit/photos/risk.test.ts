import fc from 'fast-check'
import { bandOf, judgeRisk, needsReview, nextComparisonAt, ownRecord, queuePlace, type PhotoFindings } from '../../../src/domain/photos'
import { productionRules } from '../../../src/domain/rules'
import { seed } from '../../seed'
import bands from '../../vectors/photos/band.json'
import cases from '../../vectors/photos/risk.json'

const { photos: rules } = productionRules

function photo(word: string, like: string | undefined, isLate: boolean): PhotoFindings {
  if (word === 'in-person') return { kind: 'in-person' }
  const band = word === 'same' || word === 'unsure' || word === 'different' ? word : null
  return { kind: 'photo', band, hasReference: word !== 'no-reference', hasNoFace: word === 'no-face', isLate, isLikeOwn: like === 'own', isLikeOther: like === 'other' }
}

interface Case {
  readonly what: string
  readonly entry: string
  readonly exit: string
  readonly entryLike?: string
  readonly exitLike?: string
  readonly isExitLate?: boolean
  readonly moves?: number
  readonly risk: number
  readonly findings: readonly string[]
}

const judged = ({ entry, exit, entryLike, exitLike, isExitLate = false, moves = 0 }: Case) => judgeRisk({ entry: photo(entry, entryLike, false), exit: photo(exit, exitLike, isExitLate), moves })

describe('how carefully photos are looked at (PHO-03, PHO-04)', () => {
  test.each(cases as Case[])('$what', (one) => {
    const { risk, findings } = judged(one)
    expect([risk, findings.map(({ about, reason }) => `${about} ${reason}`)]).toEqual([one.risk, one.findings])
  })

  test.each(bands)('score $score is called $band', ({ score, band }) => {
    expect(bandOf(score, rules)).toBe(band)
  })

  test('a score that is no number is no certainty', () => {
    expect(bandOf(Number.NaN, rules)).toBe('unsure')
  })

  test('every pass waits for review until the school asks for a sample (PHO-04)', () => {
    const clean = judged(cases[0] as Case)
    expect([needsReview(clean, 0.999_999, rules), needsReview(clean, 0.199, { reviewSamePercent: 20 }), needsReview(clean, 0.2, { reviewSamePercent: 20 }), needsReview(clean, 0, { reviewSamePercent: 0 })]).toEqual([true, true, false, false])
  })

  test('whatever was found is looked at by a person, however small the sample', () => {
    const excused = (cases as Case[]).filter((one) => !needsReview(judged(one), 0.999, { reviewSamePercent: 0 }))
    expect(excused.map(({ what }) => what)).toEqual(['both photos surely the same person', 'seen by staff before and after'])
  })

  test('risk goes first in the queue, and age wins in the end', () => {
    const hour = 3_600_000
    const [harmless, risky, riskyLater] = [queuePlace(0, 0), queuePlace(0, 50), queuePlace(51 * hour, 50)]
    expect([risky < harmless, harmless < riskyLater]).toEqual([true, true])
  })

  test('a service that does not answer is asked five times more, ever more rarely', () => {
    const times = [1, 2, 3, 4, 5, 6].map((tries) => nextComparisonAt(tries, 0))
    expect([times.slice(0, 5).every((at, index) => at !== null && at > (times[index - 1] ?? 0)), times[5]]).toEqual([true, null])
  })

  test('more findings never make less of a risk', () => {
    const word = fc.constantFrom('same', 'unsure', 'different', 'no-face', 'no-reference', 'not-compared')
    const like = fc.constantFrom(undefined, 'own', 'other')
    fc.assert(
      fc.property(word, word, like, fc.boolean(), fc.nat(3), (entry, exit, exitLike, isLate, moves) => {
        const { risk, findings } = judgeRisk({ entry: photo(entry, undefined, false), exit: photo(exit, exitLike, isLate), moves })
        const plain = judgeRisk({ entry: photo(entry, undefined, false), exit: photo(exit, undefined, false), moves: 0 })
        return risk >= plain.risk && risk <= 100 && findings.length >= plain.findings.length
      }),
      { seed, numRuns: 300 },
    )
  })
})

describe('nobody reviews their own record (PHO-04)', () => {
  const wang = { name: '王建国', idHash: 'hash-1' }
  test.each([
    ['their own, by ID number', { name: '王建国', ownIdHash: 'hash-1' }, 'own'],
    ['their own under a former name', { name: '王志强', ownIdHash: 'hash-1' }, 'own'],
    ['a namesake, known to be another', { name: '王建国', ownIdHash: 'hash-2' }, 'other'],
    ['a namesake of whom nothing is known', { name: '王建国' }, 'same-name'],
    ['a namesake written with a space', { name: '王 建国', ownIdHash: null }, 'same-name'],
    ['anybody else', { name: '周老师' }, 'other'],
  ])('%s', (_what, staff, whose) => {
    expect(ownRecord(staff, wang)).toBe(whose)
  })
})
