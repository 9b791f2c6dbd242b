// The console keeps what operators are answered: no number of a person in it (PRV-02).
import { checkCharacterOf } from '../../../src/domain/enrolment'
import { bind, startAccountCloud, zhang, type AccountCloud } from '../account/arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud([zhang])
}, 60_000)
afterAll(() => cloud.stop())

const newIdNumber = '99000019740315128' + checkCharacterOf('99000019740315128')

describe('an answer to an operator', () => {
  test('names a corrected person by no number, in the event to send next either (PRV-02)', async () => {
    const dry = await cloud.admin('trainee.correct', { idNumber: zhang.idNumber, newIdNumber, newPhone: '13599998888' })
    const said = JSON.stringify(dry)
    expect([dry.code, [zhang.idNumber, newIdNumber, '13599998888'].filter((number) => said.includes(number))]).toEqual(['ok', []])
  })

  test('names a person whose binding moves by no number (PRV-02)', async () => {
    const appointed = await cloud.admin('staff.appoint', { newOperator: 'op-second', name: '孙老师', roles: ['operator'] })
    await bind(cloud, 'o-zhang', zhang)
    const event = { idNumber: zhang.idNumber, secondOperator: 'op-second', secondKey: appointed.data['staffKey'] }
    const answers = [await cloud.admin('account.moveBinding', event), await cloud.admin('account.moveBinding', { ...event, confirm: true })]
    expect([answers.map(({ code }) => code), JSON.stringify(answers).includes(zhang.idNumber), JSON.stringify(answers).includes(String(event.secondKey))]).toEqual([['ok', 'ok'], false, false])
  })
})
