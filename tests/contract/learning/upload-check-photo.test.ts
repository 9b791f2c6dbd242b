// The photo of a random check: judged by content, compared in three bands, and never anybody's failure (PHO-02, PHO-03).
import type { RuleSet } from '../../../src/domain/rules'
import { startLearningCloud, type LearningCloud, type Person } from './arrange'
import { agreeToPhotos, answer, issueSlot, named, newFace, publish, stayToCheck, stayTogether, upload, withPhotos, type Due } from './photo-checks'

let cloud: LearningCloud
const face = (outcome: string) => cloud.post('/emulator/face', { outcome })

beforeAll(async () => {
  cloud = await startLearningCloud()
  await publish(cloud, withPhotos)
}, 60_000)
afterAll(() => cloud.stop())
afterEach(() => face('same'))

interface Waiting {
  readonly person: Person
  readonly due: Due
  readonly slot: string
}

async function waiting({ hasReference = false, ruleSet = withPhotos }: { hasReference?: boolean; ruleSet?: RuleSet } = {}): Promise<Waiting> {
  const person = await cloud.newcomer({ ruleSet })
  await agreeToPhotos(cloud, person)
  if (hasReference) await keepEnrolmentPhoto(person)
  const due = await stayToCheck(cloud, person)
  return { person, due, slot: await issueSlot(cloud, person, due.check.code) }
}

async function twoWaiting(): Promise<[Waiting, Waiting]> {
  const people = [await cloud.newcomer({ ruleSet: withPhotos }), await cloud.newcomer({ ruleSet: withPhotos })] as const
  for (const person of people) await agreeToPhotos(cloud, person)
  const [first, second] = await stayTogether(cloud, people)
  if (!first || !second) throw new Error('no checks')
  return [
    { person: people[0], due: first, slot: await issueSlot(cloud, people[0], first.check.code) },
    { person: people[1], due: second, slot: await issueSlot(cloud, people[1], second.check.code) },
  ]
}

async function keepEnrolmentPhoto({ traineeId, enrolmentId }: Person): Promise<void> {
  const storagePath = `photos/enrolment-${traineeId}.jpg`
  await cloud.putFile(storagePath, Buffer.from(newFace(), 'base64'))
  await cloud.write('photos', { _id: `enrolment-${traineeId}`, version: 1, traineeId, enrolmentId, attemptId: null, purpose: 'enrolment', storagePath, sha256: 'x', deletedAtMs: null, takenAtMs: 1, checkAtMs: 9e15 })
}

const photosOf = ({ traineeId }: Person) => cloud.read<{ _id: string; comparison: { band: string } | null; signalAtMs: number | null }>('photos', { traineeId, purpose: 'check' })

describe('what the comparison says (PHO-03)', () => {
  it.each([
    ['same', '其中 0 次要留意', false],
    ['unsure', '像不像本人没有把握', true],
    ['different', '不像本人以前的照片', true],
  ])('%s: the person goes on, a doubt is for the school alone', async (outcome, words, isSignal) => {
    const { person, due, slot } = await waiting({ hasReference: true })
    await face(outcome)
    await upload(cloud, person, slot)
    const { data } = await answer(cloud, person, due, { slot })
    const [photo] = await photosOf(person)
    const { lines } = (await cloud.admin('trainee.explain', await named(cloud, person))).data
    expect([data.lease.state, photo?.comparison?.band, typeof photo?.signalAtMs === 'number', lines.join('\n').includes(words)]).toEqual(['playing', outcome, isSignal, true])
  })

  it('a service that is down stops nobody; the comparison is made up for later and takes the signal back', async () => {
    const { person, due, slot } = await waiting({ hasReference: true })
    await face('down')
    await upload(cloud, person, slot)
    const { data } = await answer(cloud, person, due, { slot })
    const [before] = await photosOf(person)
    const today = await cloud.admin('desk.today', {})
    await face('same')
    await cloud.advance(3_700_000)
    const [after] = await photosOf(person)
    expect([data.lease.state, before?.comparison, typeof before?.signalAtMs, JSON.stringify(today.data.counts).includes('拍照验证要留意'), today.data.lines.join('\n').includes('拍照验证：近 7 天'), after?.comparison?.band, after?.signalAtMs]).toEqual([
      'playing', null, 'number', true, true, 'same', null,
    ])
  })

  it('a photo without a face is answered with a hint three times, then taken', async () => {
    const { person, due, slot } = await waiting()
    await face('no-face')
    const codes: string[] = []
    for (let n = 0; n < 4; n += 1) codes.push((await upload(cloud, person, slot)).code)
    expect([codes, (await answer(cloud, person, due, { slot })).data.lease.state]).toEqual([['PHOTO_REFUSED', 'PHOTO_REFUSED', 'PHOTO_REFUSED', 'ok'], 'playing'])
  })
})

describe('what is taken as the photo of a check (PHO-02)', () => {
  it('no other file, no photo used before, no closed channel, no old slot', async () => {
    const [{ person, due, slot }, other] = await twoWaiting()
    const image = newFace()
    await upload(cloud, other.person, other.slot, image)
    const codes = [await upload(cloud, person, slot, 'AAAA'), await upload(cloud, person, slot, image)].map(({ code }) => code)
    await cloud.advance(121_000)
    const old = await upload(cloud, person, slot)
    expect([codes, old.code, old.details, (await answer(cloud, person, due, { slot })).code]).toEqual([['PHOTO_REFUSED', 'PHOTO_REUSED'], 'PHOTO_SLOT_ENDED', { why: 'expired' }, 'CHECK_PHOTO_NEEDED'])
  })

  it('the same photo again, after a lost answer, is one photo', async () => {
    const { person, slot } = await waiting()
    const image = newFace()
    const codes = [await upload(cloud, person, slot, image), await upload(cloud, person, slot, image), await upload(cloud, person, slot)].map(({ code }) => code)
    expect([codes, (await photosOf(person)).length]).toEqual([['ok', 'ok', 'PHOTO_SLOT_ENDED'], 1])
  })

  it('another person’s slot, an invented one and a browser’s call get nothing', async () => {
    const [{ slot }, other] = await twoWaiting()
    const session = await cloud.session(other.person)
    const codes = [await upload(cloud, other.person, slot), await upload(cloud, other.person, 'p.made-up'), await cloud.web(session, 'learning.uploadCheckPhoto', { slot: other.slot, channel: 'mini-program', image: newFace() })]
    expect(codes.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN'])
  })

  it('the slot of a check never serves an exam', async () => {
    const { person, slot } = await waiting()
    const codes = [
      await cloud.as(person, 'exam.uploadPhoto', { slot, channel: 'mini-program', image: newFace() }),
      await cloud.as(person, 'exam.openPhotoSlot', { by: 'slot', slot }),
      await cloud.as(person, 'exam.getPhotoSlot', { slot }),
    ]
    expect(codes.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
  })

  it('nothing after the check was answered, or the consent withdrawn', async () => {
    const [answered, withdrawn] = await twoWaiting()
    await answer(cloud, answered.person, answered.due, { answer: 'present-without-photo' })
    await cloud.as(withdrawn.person, 'exam.withdrawConsent', {})
    expect([(await upload(cloud, answered.person, answered.slot)).code, (await upload(cloud, withdrawn.person, withdrawn.slot)).code]).toEqual(['CHECK_OVER', 'CHECK_PHOTO_NOT_ASKED'])
  })

  it('comes by the ways that the rule set opens (PHO-06); a rule set that closes the mini-program can ask for none', async () => {
    const [miniProgram, pageOnly] = [['mini-program', 'in-person'], ['wechat-page', 'in-person']].map((channels) => ({ ...withPhotos, ruleSetId: `photos-${channels[0]}`, photos: { ...withPhotos.photos, channels } }))
    const published = [await cloud.admin('rules.publish', { rules: miniProgram, makeCurrent: false, confirm: true }), await cloud.admin('rules.publish', { rules: pageOnly, makeCurrent: false, confirm: true })]
    const { person, slot } = await waiting({ ruleSet: miniProgram as RuleSet })
    const sent = await upload(cloud, person, slot, newFace(), 'wechat-page')
    expect([published.map(({ code }) => code), sent.code, sent.details]).toEqual([['ok', 'RULES_REFUSED'], 'PHOTO_CHANNEL_CLOSED', { channels: ['mini-program', 'in-person'] }])
  })
})

describe('what becomes of the photo', () => {
  it('goes with the others at the end of its term or when the person asks (PRV-01), and the audit does not stumble over it', async () => {
    const { person, due, slot } = await waiting()
    await upload(cloud, person, slot)
    await answer(cloud, person, due, { slot })
    const audited = await cloud.admin('hours.audit', await named(cloud, person))
    const asked = await cloud.as(person, 'account.deletePhotos', {})
    await cloud.advance(3_700_000)
    const [photo] = await cloud.read<{ deletedAtMs: number | null; bands: string[] }>('photos', { traineeId: person.traineeId })
    expect([audited.data.differences, asked.code, photo?.deletedAtMs !== null, photo?.bands]).toEqual([0, 'ok', true, []])
  })
})
