import { codeOf, dataOf } from '../local-cloud'
import { openSchool, schoolTexts } from './arrange'

test('the school’s texts are set and changed, and a missing seal is named', async () => {
  const school = await openSchool()
  try {
    const change = (fields: object) => school.admin('school.setUp', { ...schoolTexts, currentRuleSetId: 'test-rules', ...fields })
    const same = dataOf(await change({}))
    const missing = codeOf(await change({ sealPath: 'school/none.png' }))
    await school.put('school/seal.png', Buffer.from('seal'))
    dataOf(await change({ sealPath: 'school/seal.png', phone: '0512-87654321' }))
    const shown = dataOf(await school.cloud.call<{ phone: string }>('visitor', 'account.getSchool', {}))
    expect([same.sentence, missing, shown.phone, codeOf(await change({ key: 'x' }))]).toEqual(['学校资料没有变化。', 'FILE_MISSING', '0512-87654321', 'OPERATOR_REFUSED'])
  } finally {
    await school.stop()
  }
}, 60_000)
