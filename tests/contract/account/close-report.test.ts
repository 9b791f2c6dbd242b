// 不是我本人: what ends at once, who is told, and what lets the person go on (CHK-06).
import { busy, startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { opening, playToCheck, report } from '../learning/study'

let cloud: LearningCloud
beforeAll(async () => {
  cloud = await startLearningCloud()
}, 60_000)
afterAll(() => cloud.stop())

const admin = (operation: string, input: object = {}) => cloud.admin(operation, { reason: '已电话核实', ...input })

/** Somebody plays on a computer with the person's password until a check is due. */
async function strangerPlays(): Promise<{ person: Person; tail: string; session: string; token: string; code: string }> {
  const person = await cloud.newcomer({ ruleSet: busy })
  const session = await cloud.session(person)
  const [stored] = await cloud.read<{ _id: string }>('sessions', { traineeId: person.traineeId })
  await cloud.change('sessions', stored?._id ?? '', { proof: 'password' })
  const { lease, check } = await playToCheck(cloud, person, { session })
  const [trainee] = await cloud.read<{ idTail: string }>('trainees', { _id: person.traineeId })
  return { person, tail: trainee?.idTail ?? '', session, token: lease.token, code: check.code }
}

describe('不是我本人', () => {
  it('ends every browser, voids the password that let the stranger in, and stands on the school’s desk', async () => {
    const { person, tail, session, token, code } = await strangerPlays()
    const elsewhere = await cloud.session(person)
    await cloud.as(person, 'learning.answerCheck', { code, answer: 'not-me' })
    const codes = [(await cloud.web(session, 'learning.renewLease', report(token, []))).code, (await cloud.web(session, 'account.getMe')).code, (await cloud.web(elsewhere, 'account.getMe')).code]
    const [trainee] = await cloud.read<{ password: object | null }>('trainees', { _id: person.traineeId })
    const desk = (await admin('desk.today')).data as { lines: string[] }
    const explained = (await admin('trainee.explain', { name: '张建国', idTail: tail })).data as { lines: string[] }
    expect([codes, trainee?.password, desk.lines.filter((line) => line.includes('不是我本人') && line.includes(`尾号 ${tail}`)).length, explained.lines[0]?.includes('不是我本人')]).toEqual([['LEASE_SUPERSEDED', 'NOT_SIGNED_IN', 'NOT_SIGNED_IN'], null, 1, true])
  })

  it('earns nothing for anybody until the person’s own WeChat says 我在; an operator cannot say it (integrity 6)', async () => {
    const { person, tail, code } = await strangerPlays()
    await cloud.as(person, 'learning.answerCheck', { code, answer: 'not-me' })
    const closed = (await admin('account.closeReport', { name: '张建国', idTail: tail })).data
    const back = await cloud.session(person)
    await cloud.change('sessions', (await cloud.read<{ _id: string; sessionEpoch: number }>('sessions', { traineeId: person.traineeId, sessionEpoch: 1 })).at(-1)?._id ?? '', { sessionEpoch: 2 })
    const frozen = [(await cloud.web(back, 'learning.openLesson', opening(person, 'common-1', { page: 'again' }))).data.lease.state, (await cloud.as(person, 'learning.openLesson', opening(person, 'common-1', { takeOver: true }))).data.lease]
    const answered = await cloud.as(person, 'learning.answerCheck', { code: frozen[1].check.code, answer: 'present', token: frozen[1].token })
    expect([closed.sentence.includes('我在，继续学习'), frozen[0], frozen[1].state, answered.data.lease.state]).toEqual([true, 'check-due', 'check-due', 'playing'])
  })

  it('is closed once, with the school’s reason, for who reported', async () => {
    const { person, tail, code } = await strangerPlays()
    const early = await admin('account.closeReport', { name: '张建国', idTail: tail })
    await cloud.as(person, 'learning.answerCheck', { code, answer: 'not-me' })
    const replies = [early, await admin('account.closeReport', { name: '张建国', idTail: tail, key: 'wrong' }), await admin('account.closeReport', { name: '张建国', idTail: tail }), await admin('account.closeReport', { name: '张建国', idTail: tail })]
    const [log] = await cloud.read<{ reason: string }>('operator_log', { operation: 'account.closeReport', subjects: person.traineeId })
    expect([replies.map(({ code: given }) => given), log?.reason, (await admin('account.closeReport', { name: '张建国' })).code, (await admin('account.closeReport', { name: '无此人' })).code]).toEqual([
      ['NO_OPEN_REPORT', 'OPERATOR_REFUSED', 'ok', 'NO_OPEN_REPORT'],
      '已电话核实',
      'PERSON_AMBIGUOUS',
      'PERSON_UNKNOWN',
    ])
  })
})
