// Which checks ask for a photo, and how they are answered with and without one (integrity, random checks; CHK-04).
import { startLearningCloud, type LearningCloud, type Person } from './arrange'
import { agreeToPhotos, answer, issueSlot, named, proofs, publish, stayToCheck, stayTogether, upload, withoutPhotos, withPhotos, type Due } from './photo-checks'
import { open } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
  await publish(cloud, withPhotos)
  await publish(cloud, withoutPhotos)
}, 60_000)
afterAll(() => cloud.stop())

async function withCheck(ruleSet = withPhotos): Promise<{ person: Person; due: Due }> {
  const person = await cloud.newcomer({ ruleSet })
  await agreeToPhotos(cloud, person)
  return { person, due: await stayToCheck(cloud, person) }
}

async function twoWithChecks(): Promise<[{ person: Person; due: Due }, { person: Person; due: Due }]> {
  const people = [await cloud.newcomer({ ruleSet: withPhotos }), await cloud.newcomer({ ruleSet: withPhotos })] as const
  for (const person of people) await agreeToPhotos(cloud, person)
  const [first, second] = await stayTogether(cloud, people)
  if (!first || !second) throw new Error('no checks')
  return [{ person: people[0], due: first }, { person: people[1], due: second }]
}

describe('a check that asks for a photo', () => {
  it('goes on after a photo taken for it, and keeps the photo as evidence', async () => {
    const { person, due } = await withCheck()
    const slot = await issueSlot(cloud, person, due.check.code)
    const sent = await upload(cloud, person, slot)
    const { data } = await answer(cloud, person, due, { slot })
    const [photo] = await cloud.read<{ purpose: string; enrolmentId: string; attemptId: null }>('photos', { traineeId: person.traineeId })
    expect([due.check.kind, due.check.via, due.check.expiresInMs, sent.code, data.outcome, data.lease.state, photo?.purpose, photo?.enrolmentId, await proofs(cloud, person)]).toEqual([
      'photo', 'in-place', 180_000, 'ok', 'confirmed', 'playing', 'check', person.enrolmentId, ['photo'],
    ])
  })

  it('is not answered by the tap alone, by an empty slot, or by another person’s photo', async () => {
    const [{ person, due }, other] = await twoWithChecks()
    const foreign = await issueSlot(cloud, other.person, other.due.check.code)
    await upload(cloud, other.person, foreign)
    const empty = await issueSlot(cloud, person, due.check.code)
    const codes = [{}, { slot: empty }, { slot: foreign }, { slot: 'p.made-up' }].map(async (extra) => (await answer(cloud, person, due, extra)).code)
    const [desk] = await cloud.read<{ check: object | null }>('desks', { _id: person.traineeId })
    expect([await Promise.all(codes), desk?.check !== null]).toEqual([Array(4).fill('CHECK_PHOTO_NEEDED'), true])
  })

  it('is not answered by the photo of the check before', async () => {
    const { person, due } = await withCheck()
    const slot = await issueSlot(cloud, person, due.check.code)
    await upload(cloud, person, slot)
    await answer(cloud, person, due, { slot })
    const next = await stayToCheck(cloud, person)
    expect([next.check.kind, (await answer(cloud, person, next, { slot })).code]).toEqual(['photo', 'CHECK_PHOTO_NEEDED'])
  })

  it('is answered on the phone for a computer, which goes on', async () => {
    const person = await cloud.newcomer({ ruleSet: withPhotos })
    await agreeToPhotos(cloud, person)
    const session = await cloud.session(person)
    const due = await stayToCheck(cloud, person, { session, page: 'computer', device: '电脑浏览器' })
    const shown = await cloud.as(person, 'learning.getCheck', { code: due.check.sixDigits })
    const slot = await issueSlot(cloud, person, due.check.sixDigits)
    await upload(cloud, person, slot)
    const answered = await cloud.as(person, 'learning.answerCheck', { code: due.check.sixDigits, answer: 'present', slot })
    const waited = await cloud.web(session, 'learning.waitForCheck', { code: due.check.code, token: due.token })
    expect([due.check.via, shown.data.kind, answered.data.outcome, waited.data.state, waited.data.lease.state]).toEqual(['qr', 'photo', 'confirmed', 'answered', 'playing'])
  })

  it('goes on without a photo for who would rather not be photographed; the school sees it, the hours are the same', async () => {
    const { person, due } = await withCheck()
    const { data } = await answer(cloud, person, due, { answer: 'present-without-photo' })
    const explained = await cloud.admin('trainee.explain', await named(cloud, person))
    expect([data.lease.state, await proofs(cloud, person), explained.data.lines.find((line: string) => line.includes('拍照验证'))]).toEqual([
      'playing', ['declined'], '拍照验证：拍了 0 次，其中 0 次要留意；选择不拍照 1 次（不拍照不影响学时）',
    ])
  })

  it('is made good after a miss by the photo, not by the tap alone', async () => {
    const { person, due } = await withCheck()
    await cloud.advance(191_000)
    const late = await cloud.as(person, 'learning.issueCheckPhoto', { code: due.check.code })
    const resumed = await cloud.as(person, 'learning.resumeAfterMiss', { code: due.check.code, shownForMs: 191_000, token: due.token })
    const { check } = resumed.data
    const slot = await issueSlot(cloud, person, check.code)
    await upload(cloud, person, slot)
    const { data } = await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present', slot })
    expect([late.code, resumed.data.lease, check.kind, check.via, check.missed, data.outcome]).toEqual(['CHECK_OVER', null, 'photo', 'in-place', true, 'confirmed'])
  })
})

describe('a check that asks for none', () => {
  it('without the consent to face photos the tap answers it, and the page can say why', async () => {
    const person = await cloud.newcomer({ ruleSet: withPhotos })
    const due = await stayToCheck(cloud, person)
    const issued = await cloud.as(person, 'learning.issueCheckPhoto', { code: due.check.code })
    const { data } = await answer(cloud, person, due)
    expect([due.check.kind, due.check.expiresInMs, issued.code, data.lease.state, await proofs(cloud, person)]).toEqual(['without-photo', 90_000, 'CHECK_PHOTO_NOT_ASKED', 'playing', ['no-consent']])
  })

  it('who withdraws the consent while it waits answers by the tap, here and on a page opened anew', async () => {
    const [first, second] = await twoWithChecks()
    for (const { person } of [first, second]) await cloud.as(person, 'exam.withdrawConsent', {})
    const reopened = await open(cloud, second.person, 'common-2', { page: 'another', takeOver: true })
    expect([(await answer(cloud, first.person, first.due)).data.lease.state, reopened.data.lease.check.kind]).toEqual(['playing', 'without-photo'])
  })

  it('a rule set with 0 never asks for one', async () => {
    const { person, due } = await withCheck(withoutPhotos)
    const { data } = await answer(cloud, person, due)
    expect([due.check.kind, data.lease.state, await proofs(cloud, person)]).toEqual(['presence', 'playing', [null]])
  })
})

describe('leave to take the photo', () => {
  it('is given to the person whose check it is, once it is theirs', async () => {
    const { due } = await withCheck()
    const other = await cloud.newcomer({ ruleSet: withPhotos })
    const session = await cloud.session(other)
    const codes = [await cloud.as(other, 'learning.issueCheckPhoto', { code: due.check.code }), await cloud.as(other, 'learning.issueCheckPhoto', { code: '000000' }), await cloud.web(session, 'learning.issueCheckPhoto', { code: due.check.code })]
    expect(codes.map(({ code }) => code)).toEqual(['CHECK_NOT_YOURS', 'NOT_FOUND', 'FORBIDDEN'])
  })
})
