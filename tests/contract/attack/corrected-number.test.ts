// The sheet that had the wrong number comes again, as sheets do (ENR-04, OPS-05).
import { checkCharacterOf } from '../../../src/domain/enrolment'
import { startAccountCloud, zhang, type AccountCloud } from '../account/arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud([zhang])
}, 60_000)
afterAll(() => cloud.stop())

const rightNumber = '99000019740315128' + checkCharacterOf('99000019740315128')

test('the sheet of before, imported again after a correction, makes nobody a second time (ENR-04)', async () => {
  await cloud.admin('trainee.correct', { idNumber: zhang.idNumber, newIdNumber: rightNumber, confirm: true })
  const again = await cloud.admin('roster.import', { path: 'rosters/people.xlsx', acceptWarnings: true, confirm: true })
  const [phantom, people] = [await cloud.admin('trainee.explain', { idNumber: zhang.idNumber }), await cloud.school.read('trainees')]
  const door = await cloud.wechat('o-zhang', 'account.signInByPhoneCode', { code: await cloud.phoneCode(zhang.phone) })
  expect([JSON.stringify(again).includes('更正以前的身份证号'), phantom.code, people.length, door.code]).toEqual([true, 'PERSON_UNKNOWN', 1, 'ok'])
})
