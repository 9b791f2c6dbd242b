import { courseHoursMissing, enrolmentHours, foldLedger, type LedgerLine } from '../../../src/domain/hours'
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
