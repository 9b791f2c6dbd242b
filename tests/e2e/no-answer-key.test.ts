// Case 18, the client's files: every byte of the browser's client as it is served, and of the mini-program's package,
// holds neither a question of the sample school nor an explanation.
import fs from 'node:fs'
import path from 'node:path'
import type { Question } from '../../src/domain/exercise'
import { startLocalCloud, type LocalCloud } from '../contract/local-cloud'
import { filesBelow } from './support/walk'

const banks = fs.readdirSync('sample/catalogue').filter((name) => /-(exam|exercises)\.json$/.test(name))
const questions = banks.flatMap((name) => (JSON.parse(fs.readFileSync(path.join('sample/catalogue', name), 'utf8')) as { questions: Question[] }).questions)
/** Long enough that no screen has it by chance. */
const secrets = questions.flatMap(({ questionId, stem, explanation }) => [questionId, stem, explanation]).filter((text) => text.length >= 10)

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
}, 60_000)
afterAll(() => cloud.stop())

function found(name: string, bytes: Buffer): string[] {
  // scripts may be written with \u escapes
  const text = bytes.toString('utf8').replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
  return secrets.filter((secret) => text.includes(secret)).map((secret) => `${name}: ${secret}`)
}

test('the browser’s client, as served, holds no question, no key and no explanation (case 18)', async () => {
  const names = filesBelow('dist/h5').map((file) => path.relative('dist/h5', file))
  const hits: string[] = []
  for (const name of names) {
    const reply = await fetch(`${cloud.url}/${name.split(path.sep).map(encodeURIComponent).join('/')}`)
    hits.push(...found(name, Buffer.from(await reply.arrayBuffer())))
  }
  expect({ hits, files: names.length > 5, secrets: secrets.length > 100 }).toEqual({ hits: [], files: true, secrets: true })
}, 60_000)

test('the mini-program’s package holds no question, no key and no explanation (case 18)', () => {
  const files = filesBelow('dist/weapp')
  expect({ hits: files.flatMap((file) => found(path.relative('dist/weapp', file), fs.readFileSync(file))), files: files.length > 5 }).toEqual({ hits: [], files: true })
}, 60_000)

test('no unsigned address gives out a bank, a course file or anything else of the store (case 18)', async () => {
  const guesses = ['banks/building_1.json', 'catalogue/building-exam.json', 'imports/building-exam.json', 'courses/building.json', 'sample/catalogue/building-exam.json', '../sample/catalogue/building-exam.json']
  const replies = await Promise.all(guesses.flatMap((guess) => ['', 'files/', 'storage/', 'media/'].map(async (room) => fetch(`${cloud.url}/${room}${guess}`).then(async (reply) => found(`${room}${guess}`, Buffer.from(await reply.arrayBuffer()))))))
  expect(replies.flat()).toEqual([])
})
