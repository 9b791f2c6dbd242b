import { judgeWindow } from '../../../src/domain/enrolment'
import vectors from '../../vectors/enrolment/window.json'

describe('the three months before a registration expires (ENR-03)', () => {
  test.each(vectors)('on $today a registration until $expires is $verdict: $why', ({ expires, today, months, cancelled, verdict, route }) => {
    expect(judgeWindow(expires, cancelled ?? false, today, months)).toMatchObject({ kind: verdict, route })
  })
})
