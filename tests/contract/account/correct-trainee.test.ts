// Mending what the summary sheet said about a person, with its history (OPS-05).
import { checkCharacterOf } from '../../../src/domain/enrolment'
import { expiresSoon, heading, workbook } from '../admin/arrange'
import { dataOf } from '../local-cloud'
import { bind, employerName, li, namesake, sessionBySms, startAccountCloud, wang, zhang, type AccountCloud, type Person } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud([zhang, li, wang, namesake])
}, 60_000)
afterAll(() => cloud.stop())

const rightNumber = '99000019740315128' + checkCharacterOf('99000019740315128')
const correct = (person: Pick<Person, 'idNumber'>, change: object) => cloud.admin('trainee.correct', { idNumber: person.idNumber, confirm: true, ...change })

describe('trainee.correct', () => {
  test('runs dry first and says what changes and what stays, masked', async () => {
    const dry = await cloud.admin('trainee.correct', { idNumber: zhang.idNumber, newIdNumber: rightNumber, newName: '张健国' })
    const told = JSON.stringify(dry.data)
    expect([dry.data['done'], dry.data['lines'], told.includes('张建国（'), (await cloud.admin('trainee.explain', { idNumber: rightNumber })).code]).toEqual([
      false,
      [`身份证号：第 17、18 位，尾号 ${zhang.idNumber.slice(-4)} → ${rightNumber.slice(-4)}`, '姓名：张建国 → 张健国'],
      false,
      'PERSON_UNKNOWN',
    ])
  })

  test('moves the ID number: the right one finds the person, the wrong one is free for whose it is', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const done = await correct(zhang, { newIdNumber: rightNumber })
    const [found, gone] = [await cloud.admin('trainee.explain', { idNumber: rightNumber }), await cloud.admin('trainee.explain', { idNumber: zhang.idNumber })]
    await cloud.school.put('rosters/real.xlsx', await workbook([heading, [1, '张真', zhang.idNumber, '13711119999', '建筑工程', '主项', employerName, '苏29', expiresSoon]]))
    dataOf(await cloud.school.admin('roster.import', { path: 'rosters/real.xlsx', confirm: true }))
    const other = await cloud.admin('trainee.explain', { idNumber: zhang.idNumber })
    const me = await cloud.wechat('o-zhang', 'account.getMe', {})
    expect([done.data['done'], found.code, gone.code, other.data['traineeId'] === found.data['traineeId'], me.data['name'], me.data['idTail']]).toEqual([true, 'ok', 'PERSON_UNKNOWN', false, '张建国', rightNumber.slice(-4)])
  })

  test('keeps the old value sealed, with operator and reason; the evidence holds hashes alone (PRV-02, PRV-04)', async () => {
    const [kept] = await cloud.school.read<{ field: string; oldSealed: string; operatorId: string; reason: string }>('corrections')
    const entries = (await cloud.school.read<{ content: Record<string, unknown> }>('evidence', { stream: 'identity' })).filter(({ content }) => content['event'] === 'data-corrected')
    expect([kept?.field, kept?.oldSealed.startsWith('k1.'), kept?.operatorId, kept?.reason, entries.length, JSON.stringify([kept, entries]).includes(zhang.idNumber)]).toEqual(['id-number', true, 'op-wang', '测试', 1, false])
  })

  test('refuses the number of another person, a number that cannot be, and a correction of nothing', async () => {
    const replies = [await correct(li, { newIdNumber: rightNumber }), await correct(li, { newIdNumber: '990000198807221221' }), await correct(li, {}), await correct(li, { newName: '李芳' }), await correct(li, { newRegistrationNumber: '苏1', specialty: 'mining' }), await correct(stranger(), { newName: '李方' }), await cloud.admin('trainee.correct', { name: '王强', key: 'wrong', newName: '王刚' }), await cloud.admin('trainee.correct', { name: '王强', newName: '王刚' })]
    expect(replies.map(({ code }) => code)).toEqual(['ID_NUMBER_TAKEN', 'CORRECTION_REFUSED', 'CORRECTION_REFUSED', 'CORRECTION_REFUSED', 'CORRECTION_REFUSED', 'PERSON_UNKNOWN', 'OPERATOR_REFUSED', 'PERSON_AMBIGUOUS'])
  })

  test('of two corrections to one number at one moment one is taken (ENR-04)', async () => {
    const wanted = '99000019880722199' + checkCharacterOf('99000019880722199')
    const people = await startAccountCloud([li, namesake])
    try {
      const replies = await Promise.all([li, namesake].map((person) => people.admin('trainee.correct', { idNumber: person.idNumber, newIdNumber: wanted, confirm: true })))
      expect(replies.map(({ code }) => code).sort()).toEqual(['ID_NUMBER_TAKEN', 'ok'])
    } finally {
      await people.stop()
    }
  })

  test('a corrected phone ends who came in by the wrong one: sessions and offers; the old number is told', async () => {
    const session = await sessionBySms(cloud, li)
    const offer = (await cloud.wechat('o-wrong', 'account.signInByPhoneCode', { code: await cloud.phoneCode(li.phone) })).data['offer']
    await correct(li, { newPhone: '13955556666' })
    const replies = [await cloud.web('account.getMe', {}, session), await cloud.wechat('o-wrong', 'account.confirmBinding', { offer }), await cloud.wechat('o-wrong', 'account.signInByPhoneCode', { code: await cloud.phoneCode(li.phone) })]
    await bind(cloud, 'o-li', { ...li, phone: '13955556666' })
    const told = await cloud.school.read<{ phone: string; params: string[] }>('messages', { kind: 'phone-corrected' })
    expect([replies.map(({ code }) => code), told.map(({ phone, params }) => [phone, params[1]])]).toEqual([['NOT_SIGNED_IN', 'OFFER_EXPIRED', 'PHONE_NOT_ENROLLED'], [[li.phone, '尾号 6666']]])
  })

  test('mends the registration number of the one enrolment', async () => {
    const { data } = await correct(li, { newRegistrationNumber: '苏232 0009' })
    const enrolments = await cloud.school.read<{ registrationNumber: string }>('enrolments', { registrationNumber: '苏2320009' })
    expect([data['done'], enrolments.length]).toEqual([true, 1])
  })
})

function stranger(): Pick<Person, 'idNumber'> {
  return { idNumber: '99000019930303333' + checkCharacterOf('99000019930303333') }
}
