import { operator, startExamCloud, type ExamCloud } from './arrange'
import { openReviewPage, sit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const name = (member: string, idNumber: string | null, as: object = operator) => cloud.admin('staff.nameOwnRecord', { ...as, member, idNumber })

describe('staff.nameOwnRecord: nobody reviews their own record (PHO-04)', () => {
  test('a namesake’s photos are kept back until the reviewer’s own ID number is on the list', async () => {
    const person = await cloud.newcomer({ name: '周老师' })
    const paper = await sit(cloud, person, true)
    const opened = await cloud.admin('photos.openReview', operator)
    const unnamed = (await openReviewPage(cloud)).items.some(({ attemptId }) => attemptId === paper.attemptId)
    const told = await name('zhou', '32050219690101001X')
    const named = (await openReviewPage(cloud)).items.some(({ attemptId }) => attemptId === paper.attemptId)
    expect([unnamed, opened.data.lines, told.code, named]).toEqual([false, [expect.stringContaining('1 份与您同名')], 'ok', true])
  })

  test('the reviewer’s own photos are not shown, and are not decided by an older link either', async () => {
    const person = await cloud.newcomer()
    const paper = await sit(cloud, person, true)
    const { link, holder } = await openReviewPage(cloud)
    await name('zhou', person.idNumber)
    const decided = await cloud.visit('review.decidePhotos', { link, holder, attemptId: paper.attemptId, decision: 'confirmed', reason: '照片一致' })
    const shown = (await cloud.visit('review.openLink', { link, holder })).data.items.some(({ attemptId }: { attemptId: string }) => attemptId === paper.attemptId)
    const [attempt] = await cloud.read<{ state: string }>('attempts', { enrolmentId: person.enrolmentId })
    expect([decided.code, shown, (await cloud.admin('photos.openReview', operator)).data.lines, attempt?.state]).toEqual(['REVIEW_OWN_RECORD', false, [expect.stringContaining('1 份是您本人的考试')], 'under-review'])
  })

  test('keeps no ID number, is done by a head alone and for people of the list, and can be taken back', async () => {
    await name('qian', '320502196901010028')
    const [qian] = await cloud.read<{ ownIdHash: string | null }>('staff', { _id: 'qian' })
    const refused = [await name('qian', null, { operator: 'qian', key: 'key-of-qian-1', reason: '测试' }), await name('nobody', null)]
    await name('qian', null)
    const [after] = await cloud.read<{ ownIdHash: string | null }>('staff', { _id: 'qian' })
    expect([qian?.ownIdHash, refused.map(({ code }) => code), after?.ownIdHash]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), ['OPERATOR_REFUSED', 'PERSON_UNKNOWN'], null])
  })
})
