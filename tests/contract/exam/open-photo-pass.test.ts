// From the mini-program to the official account's page where the mini-program may take no photos (PHO-06).
import { examRules, newImage, startExamCloud, type ExamCloud, type Person, type Reply } from './arrange'
import { agreeTo, answersTo, confirm, consent, start, stepOf, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud({ ...examRules, ruleSetId: 'page-tests', photos: { ...examRules.photos, channels: ['wechat-page', 'in-person'] } })
}, 60_000)
afterAll(() => cloud.stop())

async function prepared(): Promise<Person> {
  const person = await cloud.newcomer()
  for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
  return person
}

async function linkOf(person: Person, purpose: 'entry' | 'exit' = 'entry'): Promise<string> {
  return (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose })).data.link
}

const passIn = (link: string): string => link.split('pass=')[1] ?? ''
/** As the page in WeChat's browser calls: without any identity. */
const page = (operation: string, input: unknown): Promise<Reply> => cloud.web(operation, input)
const upload = (pass: string, slot: string, channel = 'wechat-page') => page('exam.uploadPhoto', { pass, slot, channel, image: newImage() })

describe('exam.openPhotoPass: the page instead of the mini-program (PHO-06)', () => {
  test('a whole exam without the mini-program’s camera: its link opens the page, the page takes the photo, the mini-program goes on', async () => {
    const person = await prepared()
    const own = (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'entry' })).data
    const closed = await cloud.as(person, 'exam.uploadPhoto', { slot: own.slot, channel: 'mini-program', image: newImage() })
    const pass = passIn(own.link)
    const opened = await page('exam.openPhotoPass', { pass })
    const entry = await upload(pass, opened.data.slot)
    const paper = (await start(cloud, person)).data
    await submit(cloud, person, paper, answersTo(paper, true))
    const exitPass = passIn(await linkOf(person, 'exit'))
    const exit = await upload(exitPass, (await page('exam.openPhotoPass', { pass: exitPass })).data.slot)
    const photos = await cloud.read<{ channel: string }>('photos', { enrolmentId: person.enrolmentId })
    expect([own.link, closed.code, opened.data.nameMasked.includes('*'), opened.data.channels, entry.data.step.kind, exit.data.step.kind, photos.map(({ channel }) => channel)]).toEqual([
      expect.stringMatching(/\/#\/pages\/exam\/photo\/index\?pass=[A-Za-z0-9_.-]+$/),
      'PHOTO_CHANNEL_CLOSED',
      true,
      ['wechat-page', 'in-person'],
      'ready',
      'under-review',
      ['wechat-page', 'wechat-page'],
    ])
  })

  test('only the bound WeChat gets a link: a browser that is signed in does not', async () => {
    const person = await prepared()
    const asked = await cloud.web('exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'entry' }, await cloud.session(person))
    expect([asked.code, asked.data.link]).toEqual(['ok', null])
  })

  test('the link is good for fifteen minutes, with a new slot each time, and no longer', async () => {
    const person = await prepared()
    const pass = passIn(await linkOf(person))
    const [first, second] = [(await page('exam.openPhotoPass', { pass })).data.slot, (await page('exam.openPhotoPass', { pass })).data.slot]
    await cloud.advance(14 * 60_000)
    const third = (await page('exam.openPhotoPass', { pass })).data.slot
    await cloud.advance(60_001)
    const late = [await page('exam.openPhotoPass', { pass }), await upload(pass, third)]
    expect([new Set([first, second, third]).size, late.map(({ code }) => code)]).toEqual([3, ['PHOTO_PASS_ENDED', 'PHOTO_PASS_ENDED']])
  })

  test('the link dies when the binding moves or all sessions are ended (ACC-04)', async () => {
    const person = await prepared()
    const pass = passIn(await linkOf(person))
    const { slot } = (await page('exam.openPhotoPass', { pass })).data
    await cloud.change('trainees', person.traineeId, { sessionEpoch: 2 })
    expect([(await page('exam.openPhotoPass', { pass })).code, (await upload(pass, slot)).code]).toEqual(['PHOTO_PASS_ENDED', 'PHOTO_PASS_ENDED'])
  })

  test('a link takes no photo for another person, another exam or another channel, and an altered one none at all (case 28)', async () => {
    const [person, other] = [await prepared(), await prepared()]
    const pass = passIn(await linkOf(person))
    const theirs = (await cloud.as(other, 'exam.issuePhotoSlot', { enrolmentId: other.enrolmentId, purpose: 'entry' })).data.slot
    const own = (await page('exam.openPhotoPass', { pass })).data.slot
    const replies = [await upload(pass, theirs), await upload(pass, own, 'mini-program'), await upload(pass, own, 'computer'), await upload(`${pass.slice(0, -2)}AA`, own), await upload('x', own)]
    expect([replies.map(({ code }) => code), (await stepOf(cloud, person)).kind, (await stepOf(cloud, other)).kind]).toEqual([['NOT_FOUND', 'PHOTO_CHANNEL_CLOSED', 'PHOTO_CHANNEL_CLOSED', 'PHOTO_PASS_ENDED', 'PHOTO_PASS_ENDED'], 'entry-photo', 'entry-photo'])
  })

  test('a link for the entry photo takes no exit photo', async () => {
    const person = await prepared()
    const pass = passIn(await linkOf(person))
    await upload(pass, (await page('exam.openPhotoPass', { pass })).data.slot)
    const paper = (await start(cloud, person)).data
    await submit(cloud, person, paper, answersTo(paper, true))
    const exit = (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'exit' })).data.slot
    expect([(await upload(pass, exit)).code, (await stepOf(cloud, person)).kind]).toEqual(['NOT_FOUND', 'exit-photo'])
  })

  test('what comes by a link came by the page, also where other ways are open', async () => {
    const person = await prepared()
    const pass = passIn(await linkOf(person))
    await cloud.write('rule_sets', { _id: 'all-open', publishedAtMs: 1, publishedBy: 'zhou', rules: { ...examRules, ruleSetId: 'all-open', photos: { ...examRules.photos, channels: ['mini-program', 'wechat-page', 'computer'] } } } as never)
    await cloud.change('exams', person.enrolmentId, { ruleSetId: 'all-open' })
    const { slot } = (await page('exam.openPhotoPass', { pass })).data
    expect([(await upload(pass, slot, 'mini-program')).code, (await upload(pass, slot, 'computer')).code, (await upload(pass, slot)).code]).toEqual(['PHOTO_CHANNEL_CLOSED', 'PHOTO_CHANNEL_CLOSED', 'ok'])
  })

  test('opens nothing where the exam asks for no photo', async () => {
    const [early, running, waiting] = [await prepared(), await prepared(), await prepared()]
    const passes = [passIn(await linkOf(early)), passIn(await linkOf(running)), passIn(await linkOf(waiting))]
    await cloud.as(early, 'exam.withdrawConsent', {})
    await upload(passes[1] ?? '', (await page('exam.openPhotoPass', { pass: passes[1] })).data.slot)
    const paper = (await start(cloud, running)).data
    const [missing, open] = [await page('exam.openPhotoPass', { pass: passes[0] }), await page('exam.openPhotoPass', { pass: passes[1] })]
    await submit(cloud, running, paper, answersTo(paper, true))
    const exitPass = passIn(await linkOf(running, 'exit'))
    await upload(exitPass, (await page('exam.openPhotoPass', { pass: exitPass })).data.slot)
    const [attempt] = await cloud.read<{ _id: string }>('attempts', { enrolmentId: running.enrolmentId })
    const done = await page('exam.openPhotoPass', { pass: exitPass })
    await cloud.change('exams', running.enrolmentId, { passedAttemptId: attempt?._id, openAttemptId: null })
    await cloud.change('attempts', attempt?._id ?? '', { state: 'passed' })
    const passed = await page('exam.openPhotoPass', { pass: passes[1] })
    expect([missing.code, missing.details, open.code, done.code, passed.code]).toEqual(['EXAM_STEP_MISSING', { step: 'consent' }, 'EXAM_ATTEMPT_OPEN', 'ATTEMPT_NOT_WAITING', 'EXAM_CLOSED'])
  })

  test('says that the page is closed where the rule set has closed it since', async () => {
    const person = await prepared()
    const pass = passIn(await linkOf(person))
    await cloud.write('rule_sets', { _id: 'page-closed', publishedAtMs: 1, publishedBy: 'zhou', rules: { ...examRules, ruleSetId: 'page-closed', photos: { ...examRules.photos, channels: ['mini-program'] } } } as never)
    await cloud.change('exams', person.enrolmentId, { ruleSetId: 'page-closed' })
    expect(await page('exam.openPhotoPass', { pass })).toMatchObject({ code: 'PHOTO_CHANNEL_CLOSED', details: { channels: ['mini-program'] } })
  })
})
