import { startExamCloud, type ExamCloud } from '../exam/arrange'
import { pass } from '../exam/journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const verify = (number: string, source?: string) => cloud.visit('certificate.verify', { number }, source)

describe('certificate.verify', () => {
  test('shows anybody what the certificate says: no phone, no photo, the ID number masked (CRT-02)', async () => {
    const person = await cloud.newcomer()
    await pass(cloud, person)
    const { number } = (await cloud.as(person, 'certificate.get', { enrolmentId: person.enrolmentId })).data
    const { data } = await verify(number)
    expect([Object.keys(data).sort(), data.status, data.name, data.idMasked]).toEqual([
      ['hours', 'idMasked', 'institution', 'issuedOn', 'name', 'number', 'specialty', 'status', 'studiedFrom', 'studiedTo', 'totalHours'],
      'valid',
      person.name,
      `**************${person.idNumber.slice(-4)}`,
    ])
    expect([JSON.stringify(data).includes(person.phone), (await verify(number.toLowerCase())).code, (await verify(number.replaceAll('-', ''))).code]).toEqual([false, 'ok', 'ok'])
  })

  test('numbers cannot be counted through: they are random, and guessing is slowed down by source', async () => {
    const guesses = []
    for (let index = 0; index < 21; index += 1) guesses.push((await verify(`XS2027-2222-3333-${'23456789ABCDEFGHJKMNP'[index]}444`, '10.9.9.9')).code)
    const [throttled, elsewhere] = [await verify('XS2027-2222-3333-4445', '10.9.9.9'), await verify('XS2027-2222-3333-4445', '10.9.9.8')]
    expect([guesses.slice(0, 20).every((code) => code === 'NOT_FOUND'), throttled.code, throttled.details.retryAfterMs > 0, elsewhere.code]).toEqual([true, 'THROTTLED', true, 'NOT_FOUND'])
  })

  test('what cannot be a number is not found', async () => {
    expect([(await verify('123')).code, (await verify('__proto__')).code]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  })
})
