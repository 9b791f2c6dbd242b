import { startExamCloud, type ExamCloud } from './arrange'
import { decide, openReviewPage, sit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('review.openLink', () => {
  test('shows the photos side by side at addresses that work, the person masked (PHO-04)', async () => {
    const person = await cloud.newcomer({ name: '欧阳建国' })
    const paper = await sit(cloud, person, true)
    const { items } = await openReviewPage(cloud)
    const item = items.find(({ attemptId }) => attemptId === paper.attemptId)
    const images = await Promise.all([item.entry.address, item.exit.address].map(async (address: string) => Buffer.from(await (await fetch(address)).arrayBuffer())))
    expect(item).toMatchObject({ nameMasked: '欧**国', idTail: person.idNumber.slice(-4), specialty: 'building', attemptNo: 1, score: 100, enrolment: null, entry: { kind: 'photo', channel: 'mini-program', isLate: false }, exit: { kind: 'photo' }, earlier: [] })
    expect([images.map((image) => image.subarray(0, 3).toString('hex')), images[0]?.equals(images[1] ?? Buffer.alloc(0))]).toEqual([['ffd8ff', 'ffd8ff'], false])
  })

  test('belongs to the first browser; the same browser may load again (PHO-07)', async () => {
    await sit(cloud, await cloud.newcomer(), true)
    const { link, holder, remaining } = await openReviewPage(cloud)
    const replies = [await cloud.visit('review.openLink', { link, holder: null }), await cloud.visit('review.openLink', { link, holder: 'h'.repeat(43) }), await cloud.visit('review.openLink', { link, holder })]
    expect([replies.map(({ code }) => code), replies[2]?.data.remaining]).toEqual([['REVIEW_LINK_TAKEN', 'REVIEW_LINK_TAKEN', 'ok'], remaining])
  })

  test('ends after an hour, for an invented link, and for a reviewer who left', async () => {
    const { link, holder } = await openReviewPage(cloud)
    await cloud.change('staff', 'zhou', { active: false })
    const dismissed = await cloud.visit('review.openLink', { link, holder })
    await cloud.change('staff', 'zhou', { active: true })
    await cloud.advance(3_600_001)
    expect([dismissed.code, (await cloud.visit('review.openLink', { link, holder })).code, (await cloud.visit('review.openLink', { link: 'x'.repeat(43), holder: null })).code]).toEqual(['REVIEW_LINK_ENDED', 'REVIEW_LINK_ENDED', 'REVIEW_LINK_ENDED'])
  })

  test('what another reviewer decided meanwhile is no longer shown', async () => {
    const paper = await sit(cloud, await cloud.newcomer(), true)
    const { link, holder, items } = await openReviewPage(cloud)
    await decide(cloud, paper.attemptId, 'confirmed')
    const again = await cloud.visit('review.openLink', { link, holder })
    const seen = (list: { attemptId: string }[]) => list.some(({ attemptId }) => attemptId === paper.attemptId)
    expect([seen(items), seen(again.data.items)]).toEqual([true, false])
  })
})
