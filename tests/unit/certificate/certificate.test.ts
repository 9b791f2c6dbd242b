import fc from 'fast-check'
import { certificateNumber, certifyHours, formatCreditHours, formatDay, readCertificateNumber, type CertifiedEntry } from '../../../src/domain/certificate'
import type { Specialty } from '../../../src/domain/specialty'
import { startOfDay } from '../../../src/domain/units'
import hours from '../../vectors/certificate/hours.json'
import numbers from '../../vectors/certificate/numbers.json'
import { seed } from '../../seed'

describe('the certificate (CRT-01, CRT-02)', () => {
  test.each(numbers.made)('a certificate of $issuedOn is numbered $number', ({ issuedOn, code, number }) => {
    expect(certificateNumber(issuedOn, code)).toBe(number)
  })

  test.each(numbers.read)('“$typed” is read as $number', ({ typed, number }) => {
    expect(readCertificateNumber(typed)).toBe(number)
  })

  test('a number that was made is read again, typed with or without dashes and capitals', () => {
    const code = fc.string({ unit: fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'), minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(code, (twelve) => {
        const number = certificateNumber('2027-03-22', twelve)
        expect([readCertificateNumber(number.toLowerCase()), readCertificateNumber(number.replaceAll('-', ' '))]).toEqual([number, number])
      }),
      { seed },
    )
  })

  test('is not numbered from a code with confusable characters', () => {
    expect(() => certificateNumber('2027-03-22', '7KQM4WTR9HX0')).toThrow('twelve readable')
  })

  test.each(hours)('$why', ({ specialty, entries, certified }) => {
    const lines = entries.map(([account, part, creditHours, day]) => ({ account, part, creditHours, atMs: startOfDay(String(day)) + 3_600_000 }) as CertifiedEntry)
    expect(certifyHours(lines, specialty as Specialty, '2027-04-01')).toEqual(certified)
  })

  test('writes hours and days as people do', () => {
    expect([1600, 350, 25, 0, 6000].map(formatCreditHours).concat(formatDay('2027-03-06'))).toEqual(['16', '3.5', '0.25', '0', '60', '2027年3月6日'])
  })
})
