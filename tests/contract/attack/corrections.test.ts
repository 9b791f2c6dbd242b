// Mending a person's data beside what was made of it: certificates, deliveries, answers that the console keeps (OPS-05).
import { operator, startExamCloud, type ExamCloud } from '../exam/arrange'
import { appealAgainst, cancelledPass, decideAppeal } from '../exam/appeal-journey'
import { pass } from '../exam/journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('a corrected person', () => {
  test('whose pass is given back later gets a certificate with the corrected name and number (PHO-05, CRT-02)', async () => {
    const person = await cloud.newcomer({ name: '张建国', registrationNumber: '苏1' })
    const { attemptId, certificateNumber } = await cancelledPass(cloud, person)
    await cloud.admin('trainee.correct', { ...operator, name: '张建国', idTail: person.idNumber.slice(-4), newName: '张健国', newRegistrationNumber: '苏2', confirm: true })
    await appealAgainst(cloud, person, attemptId)
    await decideAppeal(cloud, attemptId, 'upheld')
    const [certificate] = await cloud.read<{ name: string; registrationNumber: string; status: string }>('certificates', { _id: certificateNumber })
    const [restoration] = await cloud.read<{ payload: { registrationNumber: string } }>('deliveries', { attemptId, kind: 'restoration' })
    expect([certificate?.status, certificate?.name, certificate?.registrationNumber, restoration?.payload.registrationNumber]).toEqual(['valid', '张健国', '苏2', '苏2'])
  })
})

describe('what the province and the agent are told', () => {
  test('the agent is told to renew by no result whose certificate is revoked meanwhile (RPT-02, PHO-05)', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await pass(cloud, person)
    await cloud.admin('province.exportResults', { ...operator, state: 'with-school', markSent: true })
    await cloud.admin('exam.cancelResult', { ...operator, secondOperator: 'qian', secondKey: 'key-of-qian-1', attemptId, confirm: true })
    const recorded = await cloud.admin('province.recordReceipt', { ...operator, deliveryIds: [`${attemptId}_result`], outcome: 'accepted', receipt: 'r-1' })
    const told = await cloud.read('messages', { kind: 'ready-to-renew', traineeId: person.traineeId })
    expect([recorded.code, told.length]).toEqual(['ok', 0])
  })
})
