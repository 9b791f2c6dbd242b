import { maskIdNumber, maskName, maskPhone } from '../../../src/domain/account'
import vectors from '../../vectors/account/masking.json'

describe('masking (PRV-02)', () => {
  test.each(vectors.names)('shows the name “%s” as “%s”, rare characters whole', (name, masked) => {
    expect(maskName(name ?? '')).toBe(masked)
  })

  test.each(vectors.phones)('shows the phone %s as %s', (phone, masked) => {
    expect(maskPhone(phone ?? '')).toBe(masked)
  })

  test('shows the last four characters of an ID number alone', () => {
    expect(maskIdNumber('123X')).toBe('**************123X')
  })
})
