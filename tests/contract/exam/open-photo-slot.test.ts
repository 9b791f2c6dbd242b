import { examRules, startExamCloud, type ExamCloud, type Person } from './arrange'
import { agreeTo, confirm, consent } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
  const rules = { ...examRules, ruleSetId: 'computer-allowed', photos: { ...examRules.photos, channels: ['computer', 'in-person'] } }
  await cloud.write('rule_sets', { _id: rules.ruleSetId, publishedAtMs: 0, publishedBy: 'zhou', rules } as { _id: string })
}, 60_000)
afterAll(() => cloud.stop())

async function slotFor(person: Person): Promise<{ slot: string; sixDigits: string }> {
  for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
  return (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose: 'entry' })).data
}

describe('exam.openPhotoSlot', () => {
  test('the bound phone opens the computer’s code, or the six digits, and sees whose photo it is', async () => {
    const person = await cloud.newcomer()
    const { slot, sixDigits } = await slotFor(person)
    const [byCode, byDigits] = [await cloud.as(person, 'exam.openPhotoSlot', { by: 'slot', slot }), await cloud.as(person, 'exam.openPhotoSlot', { by: 'six-digits', sixDigits })]
    expect([byCode.data, byDigits.data.slot]).toEqual([
      expect.objectContaining({ slot, purpose: 'entry', specialty: 'building', nameMasked: `${person.name[0]}${'*'.repeat([...person.name].length - 2)}${[...person.name].at(-1)}`, limits: { maxBytes: 65_536, minSidePx: 200, maxSidePx: 640 } }),
      slot,
    ])
  })

  test('another person’s code does not exist, nor do invented digits (case 28)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    const { slot, sixDigits } = await slotFor(person)
    expect([
      (await cloud.as(other, 'exam.openPhotoSlot', { by: 'slot', slot })).code,
      (await cloud.as(other, 'exam.openPhotoSlot', { by: 'six-digits', sixDigits })).code,
      (await cloud.as(person, 'exam.openPhotoSlot', { by: 'slot', slot: 'invented' })).code,
    ]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
  })

  test('ends after two minutes', async () => {
    const person = await cloud.newcomer()
    const { slot } = await slotFor(person)
    await cloud.advance(120_001)
    expect(await cloud.as(person, 'exam.openPhotoSlot', { by: 'slot', slot })).toMatchObject({ code: 'PHOTO_SLOT_ENDED', details: { why: 'expired' } })
  })

  test('a browser takes no photo unless the rule set allows the computer’s camera (PHO-01)', async () => {
    const [person, allowed] = [await cloud.newcomer(), await cloud.newcomer({ ruleSetId: 'computer-allowed' })]
    const [slots, sessions] = [[await slotFor(person), await slotFor(allowed)], [await cloud.session(person), await cloud.session(allowed)]]
    expect([
      await cloud.web('exam.openPhotoSlot', { by: 'slot', slot: slots[0]?.slot }, sessions[0]),
      await cloud.web('exam.openPhotoSlot', { by: 'slot', slot: slots[1]?.slot }, sessions[1]),
    ]).toMatchObject([{ code: 'PHOTO_CHANNEL_CLOSED', details: { channels: ['mini-program', 'wechat-page', 'in-person'] } }, { code: 'ok' }])
  })
})
