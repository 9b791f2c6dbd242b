import { createTransactions } from '../../emulator/database/transactions'
import type { Emulator } from '../../emulator/start'
import { connect, removeDirectories, startFixture } from './fixtures/emulator'

let emulator: Emulator
let { database: db, command: _ } = {} as ReturnType<typeof connect>

beforeAll(async () => {
  emulator = await startFixture()
  ;({ database: db, command: _ } = connect(emulator))
})
afterAll(async () => {
  await emulator.close()
  removeDirectories()
})

async function stored(id: string): Promise<unknown> {
  return ((await db.collection('notes').doc(id).get()).data as unknown[])[0]
}

test('commits all writes of a transaction together', async () => {
  const transaction = await db.startTransaction()
  await transaction.collection('notes').doc('a1').set({ n: 1 })
  await transaction.collection('notes').add({ _id: 'a2', n: 2 } as never)
  const before = [await stored('a1'), await stored('a2')]
  await transaction.commit()
  expect([before, await stored('a1'), await stored('a2')]).toEqual([[undefined, undefined], { _id: 'a1', n: 1 }, { _id: 'a2', n: 2 }])
})

test('forgets the writes of a transaction that fails', async () => {
  await db.collection('notes').doc('b').set({ n: 1 })
  const failing = db.runTransaction(async (transaction: never) => {
    await (transaction as typeof db).collection('notes').doc('b').update({ n: 2 })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await stored('b')).toEqual({ _id: 'b', n: 1 })
})

test('shows a transaction its own writes and the state at its first operation', async () => {
  await db.collection('notes').add([{ _id: 'c1', text: 'c' }, { _id: 'c2', text: 'c' }] as never)
  const transaction = await db.startTransaction()
  await transaction.collection('notes').doc('c1').update({ n: 1 })
  await db.collection('notes').doc('c2').update({ text: 'moved' })
  await db.collection('notes').add({ _id: 'c3', text: 'c' } as never)
  const inside = await transaction.collection('notes').where({ text: 'c' }).get()
  const other = await transaction.collection('notes').doc('c2').get()
  await transaction.rollback()
  expect([inside.data, other.data]).toEqual([[{ _id: 'c1', text: 'c', n: 1 }, { _id: 'c2', text: 'c' }], { _id: 'c2', text: 'c' }])
})

test('takes the snapshot at the first operation, not at the start', async () => {
  const transaction = await db.startTransaction()
  await db.collection('notes').doc('d').set({ n: 1 })
  const { data } = await transaction.collection('notes').doc('d').get()
  await transaction.rollback()
  expect(data).toEqual({ _id: 'd', n: 1 })
})

test('reports a conflict when somebody else changed the document since the snapshot', async () => {
  await db.collection('notes').doc('e').set({ n: 1 })
  const transaction = await db.startTransaction()
  await transaction.collection('notes').doc('e').get()
  await db.collection('notes').doc('e').update({ n: 2 })
  await expect(transaction.collection('notes').doc('e').update({ n: 3 })).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('reports a conflict when another transaction holds the document', async () => {
  await db.collection('notes').doc('f').set({ n: 1 })
  const [first, second] = [await db.startTransaction(), await db.startTransaction()]
  await first.collection('notes').doc('f').update({ n: 2 })
  await expect(second.collection('notes').doc('f').update({ n: 3 })).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  await first.commit()
  expect(await stored('f')).toEqual({ _id: 'f', n: 2 })
})

test('lets one of two transactions make the same claim document', async () => {
  const claim = (owner: string) =>
    db.runTransaction(async (transaction: never) => {
      await (transaction as typeof db).collection('notes').add({ _id: 'claim', owner } as never)
      return owner
    })
  const outcomes = await Promise.allSettled([claim('x'), claim('y')])
  const [won, lost] = [outcomes.filter(({ status }) => status === 'fulfilled'), outcomes.filter(({ status }) => status === 'rejected')]
  expect([won.length, lost.length, String((lost[0] as PromiseRejectedResult).reason.message)]).toEqual([1, 1, expect.stringContaining('E11000')])
})

test('ends a transaction whose write fails', async () => {
  await db.collection('notes').doc('g').set({ n: 'text' })
  const transaction = await db.startTransaction()
  await expect(transaction.collection('notes').doc('g').update({ n: _.inc(1) })).rejects.toThrow(/non-numeric/)
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('makes a plain write wait for the transaction that holds the document', async () => {
  await db.collection('notes').doc('h').set({ n: 1 })
  const transaction = await db.startTransaction()
  await transaction.collection('notes').doc('h').update({ n: 10 })
  const waiting = db.collection('notes').doc('h').update({ n: _.inc(1) })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await transaction.commit()
  await waiting
  expect(await stored('h')).toEqual({ _id: 'h', n: 11 })
})

test('carries seven parallel transfers through by retrying conflicts', async () => {
  await db.collection('notes').doc('from').set({ money: 70 })
  await db.collection('notes').doc('to').set({ money: 0 })
  const move = () =>
    db.runTransaction(async (transaction: never) => {
      const notes = (transaction as typeof db).collection('notes')
      await notes.doc('from').update({ money: _.inc(-10) })
      await notes.doc('to').update({ money: _.inc(10) })
    }, 50)
  await Promise.all(Array.from({ length: 7 }, move))
  expect([await stored('from'), await stored('to')]).toEqual([{ _id: 'from', money: 0 }, { _id: 'to', money: 70 }])
})

test('runs where().update() of a transaction outside it, as the SDK does in the cloud', async () => {
  await db.collection('notes').doc('i').set({ a: 1 })
  const failing = db.runTransaction(async (transaction: never) => {
    await (transaction as typeof db).collection('notes').where({ _id: 'i' }).update({ a: 2 })
    throw new Error('too late')
  })
  await expect(failing).rejects.toThrow('too late')
  expect(await stored('i')).toEqual({ _id: 'i', a: 2 })
})

test('forgets removed documents and old versions once no snapshot is open', async () => {
  await db.collection('notes').doc('j').set({ n: 1 })
  const transaction = await db.startTransaction()
  const before = await transaction.collection('notes').doc('j').get()
  await db.collection('notes').doc('j').remove()
  const during = await transaction.collection('notes').doc('j').get()
  await transaction.rollback()
  expect([before.data, during.data, await stored('j')]).toEqual([{ _id: 'j', n: 1 }, { _id: 'j', n: 1 }, undefined])
})

test('knows only declared collections', async () => {
  await expect(db.collection('undeclared').doc('x').get()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
})

test('ends a transaction after 30 seconds', () => {
  jest.useFakeTimers()
  const transactions = createTransactions({ currentCommit: () => 1, lastCommit: () => 0, commit: () => undefined, forgetOlder: () => undefined })
  const { id } = transactions.start()
  jest.advanceTimersByTime(29_999)
  transactions.use(id)
  jest.advanceTimersByTime(1)
  jest.useRealTimers()
  expect(() => transactions.use(id)).toThrow(/must be commit or abort in 30 seconds/)
})
