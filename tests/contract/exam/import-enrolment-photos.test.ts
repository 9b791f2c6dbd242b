// photos.importEnrolment: the school's own photos of people (PHO-03, PHO-04).
import { zipSync, type Zippable } from 'fflate'
import { makeJpeg, makePng } from '../../images/make-image'
import { newImage, operator, startExamCloud, type ExamCloud, type Person } from './arrange'
import { answersTo, agreeTo, confirm, consent, openReviewPage, overview, startPaper, submit, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())
afterEach(() => cloud.post('/emulator/face', { outcome: 'same' }))

let archives = 0
const image = () => Buffer.from(newImage(), 'base64')
const send = (path: string, change = {}) => cloud.admin('photos.importEnrolment', { ...operator, path, confirm: true, ...change })
const photosOf = (person: Person) => cloud.read<{ _id: string; purpose: string; storagePath: string; sha256: string; comparison: object | null; examined: { reference: { as: string } | null; hasNoFace: boolean } }>('photos', { traineeId: person.traineeId })

async function deliver(files: Zippable, change = {}) {
  archives += 1
  const path = `incoming/photos-${archives}.zip`
  await cloud.putFile(path, Buffer.from(zipSync(files)))
  return send(path, change)
}

describe('photos.importEnrolment', () => {
  test('tries out first: says what would be stored, stores nothing and gives the event that does', async () => {
    const person = await cloud.newcomer()
    const { data } = await deliver({ [`${person.idNumber}.jpg`]: image() }, { confirm: false })
    expect([data.sentence, data.taken, data.next.input.confirm, await photosOf(person)]).toEqual(['试算：1 张照片里 1 张可存入。', 0, true, []])
  })

  test('takes a messy archive: folders, names around the number, litter; what it refuses it names without a whole ID number', async () => {
    const [first, second, twice] = [await cloud.newcomer(), await cloud.newcomer(), await cloud.newcomer()]
    const { data } = await deliver({
      [`照片/${first.name} ${first.idNumber.toLowerCase()}(1).jpg`]: image(),
      [`照片/${second.idNumber}.png`]: makePng({ seed: 77 }),
      '照片/Thumbs.db': Buffer.from('litter'),
      '__MACOSX/照片/._x.jpg': Buffer.from('litter'),
      [`${twice.idNumber}.jpg`]: image(),
      [`${twice.idNumber} 2.jpg`]: image(),
      '张三.jpg': image(),
      '320502197403159990.jpg': image(),
    })
    expect(data.counts).toEqual([{ label: '照片', value: 6 }, { label: '可存入', value: 3 }, { label: '早已存过', value: 0 }, { label: '没有收', value: 3 }])
    expect(data.lines.join('\n')).not.toMatch(/\d{15}/)
    expect(data.lines).toEqual(expect.arrayContaining([expect.stringContaining('同一位学员有两张照片'), expect.stringMatching(/张三.*没有身份证号/), expect.stringContaining('没有找到')]))
    expect((await photosOf(first)).map(({ purpose }) => purpose)).toEqual(['enrolment'])
  })

  test('keeps a picture drawn anew, without its metadata, and records who stored it', async () => {
    const person = await cloud.newcomer()
    await deliver({ [`${person.idNumber}.jpg`]: makeJpeg({ seed: 4711, exif: 'GPS 31.3N 120.6E' }) })
    const [photo] = await photosOf(person)
    const logs = await cloud.read<{ subjects: string[]; reason: string }>('operator_log', { operation: 'photos.importEnrolment' })
    expect(logs.filter(({ subjects }) => subjects.includes(photo?._id ?? '')).map(({ subjects, reason }) => [subjects, reason])).toEqual([[[person.traineeId, photo?._id], '测试']])
  })

  test('the same archive again changes nothing', async () => {
    const person = await cloud.newcomer()
    await cloud.putFile('incoming/again.zip', Buffer.from(zipSync({ [`${person.idNumber}.jpg`]: image() })))
    await send('incoming/again.zip')
    const { data } = await send('incoming/again.zip')
    expect([data.sentence, (await photosOf(person)).length]).toEqual(['没有新的照片：1 张照片里 0 张可存入；1 张早已存过。', 1])
  })

  test('one photo alone may come without an archive', async () => {
    const person = await cloud.newcomer()
    await cloud.putFile(`incoming/${person.idNumber}.jpg`, image())
    expect([(await send(`incoming/${person.idNumber}.jpg`)).data.taken, (await photosOf(person)).length]).toEqual([1, 1])
  })

  test('the entry photo is compared with it, and the reviewer sees all three side by side', async () => {
    const person = await cloud.newcomer()
    await deliver({ [`${person.idNumber}.jpg`]: image() })
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await takePhoto(cloud, person, 'exit')
    const entry = (await photosOf(person)).find(({ purpose }) => purpose === 'entry')
    const item = (await openReviewPage(cloud)).items.find(({ attemptId }) => attemptId === paper.attemptId)
    expect([entry?.examined.reference?.as, entry?.comparison, item.enrolment.kind, item.entry.kind, item.exit.kind]).toEqual(['enrolment', expect.objectContaining({ band: 'same' }), 'photo', 'photo', 'photo'])
  })

  test('an enrolment photo without a face is no fault of the entry photo: a person compares', async () => {
    const person = await cloud.newcomer()
    await deliver({ [`${person.idNumber}.jpg`]: image() })
    await cloud.post('/emulator/face', { outcome: 'no-face-in-reference' })
    await agreeTo(cloud, person)
    await consent(cloud, person)
    await confirm(cloud, person)
    const taken = await takePhoto(cloud, person, 'entry')
    const entry = (await photosOf(person)).find(({ purpose }) => purpose === 'entry')
    expect([taken.code, entry?.comparison, entry?.examined.hasNoFace]).toEqual(['ok', null, false])
  })

  test('an entry photo may not be the picture that the school holds already', async () => {
    const person = await cloud.newcomer()
    const same = image()
    await deliver({ [`${person.idNumber}.jpg`]: same })
    await agreeTo(cloud, person)
    await consent(cloud, person)
    await confirm(cloud, person)
    expect((await takePhoto(cloud, person, 'entry', same.toString('base64'))).code).toBe('PHOTO_REUSED')
  })

  test('refuses one person’s photo under another’s number, and a person who withdrew the consent', async () => {
    const [owner, other, gone] = [await cloud.newcomer(), await cloud.newcomer(), await cloud.newcomer()]
    const picture = image()
    await deliver({ [`${owner.idNumber}.jpg`]: picture })
    await consent(cloud, gone)
    await cloud.as(gone, 'exam.withdrawConsent', {})
    const { data } = await deliver({ [`${other.idNumber}.jpg`]: picture, [`${gone.idNumber}.jpg`]: image() })
    expect([data.taken, data.lines]).toEqual([0, [expect.stringContaining('已经是另一位学员的'), expect.stringContaining('撤回了')]])
  })

  test.each([
    ['a text', Buffer.from('no picture'), '不是 JPG 或 PNG'],
    ['an empty file', Buffer.alloc(0), '文件是空的'],
    ['half a picture', makeJpeg({ seed: 31 }).subarray(0, 2_000), '不完整'],
    ['a picture with a program behind it', Buffer.concat([makeJpeg({ seed: 32 }), Buffer.from('#!/bin/sh')]), '别的内容'],
    ['a thumbnail', makeJpeg({ seed: 33, widthPx: 150 }), '太小'],
    ['two megabytes', Buffer.concat([makeJpeg({ seed: 34 }), Buffer.alloc(2_000_000)]), '太大'],
  ])('%s is refused with its mend', async (_, bytes, words) => {
    const person = await cloud.newcomer()
    const { data } = await deliver({ [`${person.idNumber}.jpg`]: bytes })
    expect([data.taken, data.lines, await photosOf(person)]).toEqual([0, [expect.stringContaining(words)], []])
  })

  test('too many at once, a damaged archive, a missing file and a wrong key are refused whole', async () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`${index}.jpg`, Buffer.from('x')]))
    await cloud.putFile('incoming/damaged.zip', Buffer.from('PK\u0003\u0004 cut off'))
    const replies = [await deliver(many), await send('incoming/damaged.zip'), await send('incoming/none.zip'), await send('incoming/none.zip', { key: 'wrong' })]
    expect(replies.map(({ code }) => code)).toEqual(['FILE_REFUSED', 'FILE_REFUSED', 'FILE_MISSING', 'OPERATOR_REFUSED'])
  })

  test('the trainee’s own pages go on as before', async () => {
    const person = await cloud.newcomer()
    await deliver({ [`${person.idNumber}.jpg`]: image() })
    expect((await overview(cloud, person)).step.kind).toBe('notice')
  })
})
