import { findHeader } from '../../../src/domain/enrolment'
import type { SheetRow } from '../../../src/domain/sheet'
import vectors from '../../vectors/enrolment/headers.json'

describe('the heading of a summary sheet (ENR-04, ENR-11)', () => {
  test.each(vectors)('$why', ({ rows, headerRow, firstDataRow, places, missing }) => {
    const expected = missing ? { kind: 'refused', missing } : { kind: 'found', headerRow, firstDataRow, places }
    expect(findHeader(rows as SheetRow[])).toEqual(expected)
  })
})
