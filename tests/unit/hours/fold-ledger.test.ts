import { courseHoursMissing, enrolmentHours, foldLedger, isCourseComplete, requiredCourseHours, type LedgerLine } from '../../../src/domain/hours'
import { productionRules } from '../../../src/domain/rules'
import folds from '../../vectors/hours/folds.json'

describe('hours are the fold of the ledger (HRS-03)', () => {
  it.each(folds)('$title', ({ entries, expect: expected }) => {
    const totals = foldLedger(entries as LedgerLine[])
    const { common, specialtyHours, exam, total } = enrolmentHours(totals, 'building', productionRules)
    expect({
      common: common.earned,
      building: specialtyHours.earned,
      exam: exam.earned,
      total: total.earned,
      missingCommon: courseHoursMissing(totals, 'common', productionRules),
      missingSpecialty: courseHoursMissing(totals, 'building', productionRules),
    }).toEqual(expected)
  })
})

describe('what a period asks for (HRS-02)', () => {
  it('is sixteen common hours, forty of the specialty and four for the exam: sixty in all', () => {
    const { common, specialtyHours, exam, total } = enrolmentHours(foldLedger([]), 'building', productionRules)
    expect([common.required, specialtyHours.required, exam.required, total]).toEqual([1600, 4000, 400, { earned: 0, required: 6000 }])
    expect([requiredCourseHours('common', productionRules), requiredCourseHours('mining', productionRules)]).toEqual([1600, 4000])
  })

  it('a course is complete with its last hundredth, not before (CAT-03)', () => {
    const withCommon = (creditHours: number) => isCourseComplete(foldLedger([{ account: 'common', creditHours, part: 'course' }]), 'common', productionRules)
    expect([withCommon(1599), withCommon(1600), withCommon(1700)]).toEqual([false, true, true])
  })
})
