import { passwordFault } from '../../../src/domain/account'
import vectors from '../../vectors/account/passwords.json'

describe('an own password (ACC-02)', () => {
  test.each(vectors.cases)('$title: $fault', ({ password, fault }) => {
    expect(passwordFault(password, vectors.known)).toBe(fault)
  })
})
