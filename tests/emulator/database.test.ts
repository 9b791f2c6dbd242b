import type { Emulator } from '../../emulator/start'
import { connect, removeDirectories, startFixture, keep } from './fixtures/emulator'
import { fixtureDist } from './fixtures/dist'

let emulator: Emulator
let { database: db, command: _ } = {} as ReturnType<typeof connect>

beforeAll(async () => {
  emulator = await startFixture({ distDir: keep(fixtureDist({ collections: false })) })
  ;({ database: db, command: _ } = connect(emulator))
})
afterAll(async () => {
  await emulator.close()
  removeDirectories()
})

async function idsWhere(collection: string, query: object): Promise<string[]> {
  const { data } = await db.collection(collection).where(query).get()
  return (data as { _id: string }[]).map(({ _id }) => _id)
}

async function only(collection: string, id: string): Promise<Record<string, unknown>> {
  const { data } = await db.collection(collection).doc(id).get()
  return (data as Record<string, unknown>[])[0] as Record<string, unknown>
}

test('keeps text, numbers, dates, lists and nulls as they were written', async () => {
  const at = new Date(1_700_000_000_123)
  const whole = { text: '张*国', big: 1_700_000_000_000, fraction: 0.5, at, nothing: null, list: [{ k: 1, at }], yes: true }
  await db.collection('kinds').doc('k').set(whole)
  expect(await only('kinds', 'k')).toEqual({ _id: 'k', ...whole })
})

test('gives a new document an id of 32 hexadecimal characters', async () => {
  const { id } = (await db.collection('kinds').add({ a: 1 })) as { id: string }
  expect(id).toMatch(/^[0-9a-f]{32}$/)
})

test('writes the emulated time for a server date', async () => {
  emulator.clock.advance(86_400_000)
  await db.collection('kinds').doc('s').set({ at: db.serverDate({ offset: 1000 }) })
  const { at } = (await only('kinds', 's')) as { at: Date }
  expect(at.getTime() - emulator.clock.now()).toBeGreaterThan(0)
  expect(at.getTime() - emulator.clock.now()).toBeLessThanOrEqual(1000)
})

test('finds documents by comparison, choice, pattern, existence and list elements', async () => {
  const rows = [1, 2, 3, 4, 5].map((i) => ({ _id: `q${i}`, i, tag: i % 2 ? 'odd' : 'even', inner: { x: i }, list: [{ s: i, t: 'a' }, { s: i * 10, t: 'b' }], name: `N${i}`, ...(i > 3 ? { extra: 1 } : {}) }))
  await db.collection('rows').add(rows as never)
  const found = {
    equal: await idsWhere('rows', { i: 2 }),
    greater: await idsWhere('rows', { i: _.gt(3) }),
    chosen: await idsWhere('rows', { i: _.in([1, 5, 9]) }),
    between: await idsWhere('rows', { i: _.gt(1).and(_.lt(4)) }),
    either: await idsWhere('rows', _.or([{ i: 1 }, { tag: 'even' }])),
    both: await idsWhere('rows', _.and([{ tag: 'odd' }, { i: _.neq(3) }])),
    absent: await idsWhere('rows', { extra: _.exists(false) }),
    element: await idsWhere('rows', { list: _.elemMatch({ t: 'b', s: _.gte(40) }) }),
    inner: await idsWhere('rows', { inner: { x: 3 } }),
    pattern: await idsWhere('rows', { name: db.RegExp({ regexp: '^n[12]', options: 'i' }) }),
    nullOrAbsent: await idsWhere('rows', { extra: _.eq(null) }),
    idRange: await idsWhere('rows', { _id: _.gte('q2').and(_.lt('q4')) }),
  }
  expect(found).toEqual({
    equal: ['q2'], greater: ['q4', 'q5'], chosen: ['q1', 'q5'], between: ['q2', 'q3'], either: ['q1', 'q2', 'q4'], both: ['q1', 'q5'],
    absent: ['q1', 'q2', 'q3'], element: ['q4', 'q5'], inner: ['q3'], pattern: ['q1', 'q2'], nullOrAbsent: ['q1', 'q2', 'q3'], idRange: ['q2', 'q3'],
  })
})

test('orders, skips, limits and shows chosen fields', async () => {
  const { data } = await db.collection('rows').orderBy('tag', 'asc').orderBy('i', 'desc').skip(1).limit(3).field({ i: true }).get()
  expect(data).toEqual([{ _id: 'q2', i: 2 }, { _id: 'q5', i: 5 }, { _id: 'q3', i: 3 }])
})

test('answers 100 documents unless asked, and 1000 at most', async () => {
  const rows = Array.from({ length: 1200 }, (_unused, i) => ({ _id: `l${String(i).padStart(4, '0')}` }))
  await db.collection('long').add(rows as never)
  const sizes = [await db.collection('long').get(), await db.collection('long').limit(5000).get()].map(({ data }) => (data as unknown[]).length)
  expect(sizes).toEqual([100, 1000])
})

test('updates with operators, merging plain objects', async () => {
  await db.collection('u').doc('d').set({ n: 1, o: { a: 1, b: 2 }, l: [1], m: { z: 1 }, gone: 1 })
  const { updated } = await db.collection('u').doc('d').update({ n: _.inc(2), o: { a: 9 }, l: _.push([2, 3]), m: _.set({ y: 1 }), gone: _.remove() })
  expect([updated, await only('u', 'd')]).toEqual([1, { _id: 'd', n: 3, o: { a: 9, b: 2 }, l: [1, 2, 3], m: { y: 1 } }])
})

test('counts only documents that an update changed', async () => {
  await db.collection('u').doc('same').set({ a: 1 })
  const counts = [await db.collection('u').doc('same').update({ a: 1 }), await db.collection('u').doc('missing').update({ a: 1 })].map(({ updated }) => updated)
  expect(counts).toEqual([0, 0])
})

test('refuses what MongoDB refuses: paths through null, adding to text, pushing onto a number', async () => {
  await db.collection('strict').doc('x').set({ address: null, name: 'a', l: 1, n: 5 })
  const x = db.collection('strict').doc('x')
  await expect(x.update({ address: { city: 'z' } })).rejects.toThrow(/Cannot create field 'city'/)
  await expect(x.update({ n: { a: 1 } })).rejects.toThrow(/Cannot create field/)
  await expect(x.update({ name: _.inc(1) })).rejects.toThrow(/non-numeric/)
  await expect(x.update({ l: _.push(1) })).rejects.toThrow(/must be an array/)
  await x.update({ address: _.set({ city: 'z' }) })
  expect(await only('strict', 'x')).toEqual({ _id: 'x', address: { city: 'z' }, name: 'a', l: 1, n: 5 })
})

test('does not match list elements that are no objects', async () => {
  await db.collection('strict').doc('tags').set({ tags: ['a', 'b'] })
  expect(await idsWhere('strict', { tags: _.elemMatch({ value: _.exists(true) }) })).toEqual([])
})

test('keeps the SDK traps that production has: merged alternatives, lost server dates, dropped empty objects', async () => {
  await db.collection('u').doc('t').set({ m: { a: 1 } })
  await db.collection('u').doc('t').update({ m: {}, x: _.set({ at: db.serverDate() }) })
  const either = await idsWhere('rows', { i: _.or(_.eq(1), _.eq(2)), tag: _.or(_.eq('odd'), _.eq('zzz')) })
  expect([await only('u', 't'), either]).toEqual([{ _id: 't', m: { a: 1 }, x: { at: { offset: 0 } } }, ['q1', 'q2', 'q3', 'q5']])
})

test('refuses a second document with the same id', async () => {
  await db.collection('u').add({ _id: 'twice' } as never)
  await expect(db.collection('u').add({ _id: 'twice' } as never)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000') })
})

test('lets exactly 50 of 200 racing conditional updates through', async () => {
  await db.collection('stock').doc('s').set({ left: 50 })
  const answers = await Promise.all(Array.from({ length: 200 }, () => db.collection('stock').where({ _id: 's', left: _.gt(0) }).update({ left: _.inc(-1) })))
  expect([answers.reduce((sum, { updated }) => sum + (updated ?? 0), 0), await only('stock', 's')]).toEqual([50, { _id: 's', left: 0 }])
})

test('groups, sorts and joins in an aggregation', async () => {
  const $ = _.aggregate
  const groups = await db.collection('rows').aggregate().match({ i: _.gte(2) }).group({ _id: '$tag', n: $.sum(1), mean: $.avg('$i') }).sort({ n: -1, _id: 1 }).end()
  const joined = await db.collection('rows').aggregate().match({ _id: 'q1' }).lookup({ from: 'stock', localField: 'none', foreignField: 'none', as: 'j' }).project({ _id: 0, size: $.size('$j') }).end()
  expect([groups.data, joined.data]).toEqual([[{ _id: 'even', n: 2, mean: 3 }, { _id: 'odd', n: 2, mean: 4 }], [{ size: 1 }]])
})

test('changes one document and returns it', async () => {
  await db.collection('u').doc('r').set({ n: 1 })
  const { doc } = (await db.collection('u').where({ _id: 'r' }).updateAndReturn({ n: _.inc(1) })) as { doc: unknown }
  expect(doc).toEqual({ _id: 'r', n: 2 })
})

test('removes by id and by condition', async () => {
  const one = await db.collection('rows').doc('q1').remove()
  const more = await db.collection('rows').where({ tag: 'even' }).remove()
  expect([one.deleted, more.deleted, await idsWhere('rows', {})]).toEqual([1, 2, ['q3', 'q5']])
})
