import { codeOf, dataOf } from '../local-cloud'
import { emptySchool } from './arrange'

test('the first person is appointed with the setup key, once, and the key opens the operations (OPS-02)', async () => {
  const { cloud, setupKey } = await emptySchool()
  try {
    const event = (change: object) => ({ operation: 'staff.appointFirst', input: { setupKey, operator: 'op-wang', name: '王老师', ...change } })
    const wrong = codeOf(await cloud.console('admin', event({ setupKey: 'guess' })))
    const { staffKey, sentence } = dataOf(await cloud.console<{ staffKey: string; sentence: string }>('admin', event({})))
    const second = codeOf(await cloud.console('admin', event({ operator: 'op-li' })))
    const works = codeOf(await cloud.console('admin', { operation: 'desk.today', input: { operator: 'op-wang', key: staffKey, reason: '看看' } }))
    const guessed = codeOf(await cloud.console('admin', { operation: 'desk.today', input: { operator: 'op-wang', key: 'guess', reason: '看看' } }))
    expect([wrong, second, works, guessed, sentence.includes(staffKey)]).toEqual(['SETUP_REFUSED', 'STAFF_EXISTS', 'ok', 'OPERATOR_REFUSED', false])
  } finally {
    await cloud.stop()
  }
}, 60_000)
