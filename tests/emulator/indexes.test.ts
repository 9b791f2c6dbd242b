import type { Emulator } from '../../emulator/start'
import { connect, removeDirectories, startFixture } from './fixtures/emulator'

const DOCUMENTS = 100_000
const BATCH = 5000

let emulator: Emulator
let { database: db, command: _ } = {} as ReturnType<typeof connect>

beforeAll(async () => {
  emulator = await startFixture()
  ;({ database: db, command: _ } = connect(emulator))
  for (let start = 0; start < DOCUMENTS; start += BATCH) {
    const rows = Array.from({ length: BATCH }, (_unused, i) => ({ _id: `m${String(start + i).padStart(6, '0')}`, group: `g${(start + i) % 5000}`, state: 'idle', dueMs: start + i }))
    await db.collection('many').add(rows as never)
  }
}, 25_000)
afterAll(async () => {
  await emulator.close()
  removeDirectories()
})

function fullScans(): unknown {
  return emulator.statistics.report()['fullScans']
}

test('answers by id and by an indexed field among 100,000 documents without reading through them', async () => {
  const startedMs = performance.now()
  const many = db.collection('many')
  const answers = [
    await many.doc('m054321').get(),
    await many.where({ group: 'g77' }).get(),
    await many.where({ group: _.in(['g77', 'g78']), dueMs: _.lt(10_000) }).get(),
    await many.where(_.and([{ group: 'g77' }, { state: 'idle' }])).get(),
    await many.where({ _id: _.gte('m0543').and(_.lt('m0544')) }).get(),
    await many.where({ _id: _.gt('m05') }).orderBy('_id', 'asc').limit(20).get(),
  ].map(({ data }) => (data as unknown[]).length)
  const { updated } = await many.where({ _id: 'm054321', state: 'idle' }).update({ state: 'done' })
  const moved = await many.where({ state: 'done' }).get()
  expect([answers, updated, moved.data, fullScans()]).toEqual([[1, 20, 4, 20, 100, 20], 1, [{ _id: 'm054321', group: 'g4321', state: 'done', dueMs: 54_321 }], []])
  expect(performance.now() - startedMs).toBeLessThan(1000)
})

test('names a query that has no index', async () => {
  const { total } = await db.collection('many').where({ color: 'red' }).count()
  expect([total, fullScans()]).toEqual([0, [{ collection: 'many', fields: ['color'], times: 1, documents: DOCUMENTS }]])
})
