import { readDay, readIdNumber, readName, readPhone, readSpecialties, type CellVerdict } from '../../../src/domain/enrolment'
import type { SheetCell } from '../../../src/domain/sheet'
import vectors from '../../vectors/enrolment/cells.json'

function valueOf<Value>(verdict: CellVerdict<Value>): Value | string {
  return verdict.kind === 'read' ? verdict.value : verdict.problem
}

describe('cells as Excel and people leave them (ENR-04, ENR-11)', () => {
  test.each(vectors.days)('the date $cell is $day: $why', ({ cell, day }) => {
    expect(valueOf(readDay(cell as SheetCell))).toBe(day)
  })
  test.each(vectors.phones)('the phone $cell is $phone: $why', ({ cell, phone }) => {
    expect(valueOf(readPhone(cell))).toBe(phone)
  })
  test.each(vectors.idNumbers)('the ID number $cell is $idNumber: $why', ({ cell, idNumber }) => {
    expect(valueOf(readIdNumber(cell))).toBe(idNumber)
  })
  test.each(vectors.names)('the name $cell is $name: $why', ({ cell, name }) => {
    expect(valueOf(readName(cell))).toBe(name)
  })
  test.each(vectors.specialties)('the specialty “$cell” is $choices: $why', ({ cell, choices }) => {
    const verdict = readSpecialties(cell)
    expect(verdict.kind === 'read' ? verdict.value.map(({ specialty, item }) => [specialty, item]) : verdict.problem).toEqual(choices)
  })
})
