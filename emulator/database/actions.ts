// The database actions of the wire: what each one takes, does and answers. Every field is checked here, once.
import { randomBytes } from 'node:crypto'
import { isEqual } from 'mingo/util'
import { aggregate } from './aggregate'
import { DEFAULT_LIMIT, MAX_DOCUMENT_BYTES, MAX_LIMIT, MAX_RESPONSE_BYTES } from './constants'
import type { Database } from './database'
import { CloudError, duplicateKey, requestFailed } from './errors'
import { find, project, type Found, type ScanListener } from './query'
import type { Transaction, Write } from './transactions'
import { applyUpdate, checkStorable } from './update'
import type { Document, Fields } from './values'
import { dumpDocument, parseFields } from './wire'

export type Params = Readonly<Record<string, unknown>>
/** `top` fields stand beside `data` in the answer, where the SDK looks for them. */
export interface ActionResult {
  readonly data?: unknown
  readonly top?: Readonly<Record<string, unknown>>
}
export type Action = (params: Params) => ActionResult | Promise<ActionResult>
export type OperationKind = 'read' | 'write' | 'transaction'

/** What a database action counts as; actions of other services count as nothing. */
export const operationKinds: Readonly<Record<string, OperationKind>> = {
  'database.getDocument': 'read',
  'database.calculateDocument': 'read',
  'database.aggregateDocuments': 'read',
  'database.insertDocument': 'write',
  'database.modifyDocument': 'write',
  'database.modifyAndReturnDoc': 'write',
  'database.removeDocument': 'write',
  'database.startTransaction': 'transaction',
  'database.commitTransaction': 'transaction',
  'database.abortTransaction': 'transaction',
}

export function databaseActions(database: Database, now: () => number, onScan: ScanListener): Readonly<Record<string, Action>> {
  function transactionOf(params: Params): Transaction | undefined {
    const id = params['transactionId']
    return typeof id === 'string' && id !== '' ? database.transactions.use(id) : undefined
  }

  function search(params: Params, transaction: Transaction | undefined, limit?: number): Found {
    const query = parseFields(params['query'], now())
    const view = database.view(collectionOf(params), transaction)
    const found = find(view, { query, ...(limit === undefined ? {} : { limit }) })
    noteScan(found, params, query)
    return found
  }

  function noteScan(found: Found, params: Params, query: Fields): void {
    const size = database.view(collectionOf(params)).collection.size()
    if (found.candidates.by === 'all') onScan(collectionOf(params), Object.keys(query), size)
  }

  /** Runs `decide` inside the transaction, or on its own with one commit. */
  async function change<Result>(transaction: Transaction | undefined, decide: () => { writes: readonly Write[]; result: Result }): Promise<Result> {
    if (transaction === undefined) return await database.write(decide)
    try {
      const { writes, result } = decide()
      database.transactions.hold(transaction, writes)
      return result
    } catch (error) {
      database.transactions.abort(transaction) // as in MongoDB, a failed write ends its transaction
      throw error
    }
  }

  function getDocument(params: Params): ActionResult {
    const transaction = transactionOf(params)
    const query = parseFields(params['query'], now())
    const limit = Math.min(wholeNumber(params['limit']) ?? DEFAULT_LIMIT, MAX_LIMIT)
    const offset = wholeNumber(params['offset']) ?? 0
    const order = parseFields(params['order'], now())
    const found = find(database.view(collectionOf(params), transaction), { query, order, offset, limit })
    noteScan(found, params, query)
    const list = project(found.documents, parseFields(params['projection'], now())).map(dumpDocument)
    checkResponseSize(list)
    return { data: { list, offset, limit } }
  }

  function calculateDocument(params: Params): ActionResult {
    return { data: { total: search(params, transactionOf(params)).documents.length } }
  }

  async function insertDocument(params: Params): Promise<ActionResult> {
    const transaction = transactionOf(params)
    const collection = collectionOf(params)
    const texts = params['data']
    if (!Array.isArray(texts) || texts.length === 0) throw requestFailed('data must be a list of documents')
    const documents = texts.map((text) => withId(parseFields(text, now())))
    const insertedIds = documents.map((document) => document._id)
    await change(transaction, () => {
      const view = database.view(collection, transaction)
      const isHeld = (id: string): boolean => transaction !== undefined && view.collection.lastCommit(id) > (transaction.snapshot ?? 0)
      const seen = new Set<string>()
      for (const id of insertedIds) {
        // a document that appeared after the snapshot is a conflict, which `hold` reports
        if ((view.read(id) !== undefined && !isHeld(id)) || seen.has(id)) throw duplicateKey(collection, id)
        seen.add(id)
      }
      return { writes: documents.map((document) => ({ collection, id: document._id, document })), result: undefined }
    })
    return { data: { insertedIds } }
  }

  async function modifyDocument(params: Params): Promise<ActionResult> {
    const transaction = transactionOf(params)
    const update = parseFields(params['data'], now())
    if (params['merge'] !== true) return await replaceDocument(params, transaction, update)
    const updated = await change(transaction, () => {
      const { documents } = search(params, transaction, params['multi'] === true ? undefined : 1)
      const writes = documents.flatMap((document) => writeUnlessEqual(collectionOf(params), document, checkedSize(applyUpdate(document, update))))
      return { writes, result: writes.length }
    })
    return { data: { updated, upsert_id: null } }
  }

  async function replaceDocument(params: Params, transaction: Transaction | undefined, fields: Fields): Promise<ActionResult> {
    const id = parseFields(params['query'], now())['_id']
    if (typeof id !== 'string') throw requestFailed('set() needs a document id')
    checkStorable(fields)
    const document = checkedSize({ _id: id, ...fields })
    const existed = await change(transaction, () => {
      const result = database.view(collectionOf(params), transaction).read(id) !== undefined
      return { writes: [{ collection: collectionOf(params), id, document }], result }
    })
    return { data: existed ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: id } }
  }

  async function modifyAndReturnDoc(params: Params): Promise<ActionResult> {
    const transaction = transactionOf(params)
    const update = parseFields(params['data'], now())
    const changed = await change(transaction, () => {
      const document = search(params, transaction, 1).documents[0]
      if (document === undefined) return { writes: [], result: undefined }
      const result = checkedSize(applyUpdate(document, update))
      return { writes: writeUnlessEqual(collectionOf(params), document, result), result }
    })
    return { data: changed === undefined ? { updated: 0, doc: null } : { updated: 1, doc: dumpDocument(changed) } }
  }

  async function removeDocument(params: Params): Promise<ActionResult> {
    const transaction = transactionOf(params)
    const collection = collectionOf(params)
    const deleted = await change(transaction, () => {
      const { documents } = search(params, transaction, params['multi'] === true ? undefined : 1)
      return { writes: documents.map(({ _id }) => ({ collection, id: _id, document: null })), result: documents.length }
    })
    return { data: { deleted } }
  }

  function aggregateDocuments(params: Params): ActionResult {
    const list = aggregate(database, collectionOf(params), params['stages'], now(), onScan).map(dumpDocument)
    checkResponseSize(list)
    return { data: { list } }
  }

  function addCollection(params: Params): ActionResult {
    const name = collectionOf(params)
    try {
      database.view(name)
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      database.addCollection(name)
      return { data: {} }
    }
    throw new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`)
  }

  return {
    'database.addCollection': addCollection,
    'database.getDocument': getDocument,
    'database.calculateDocument': calculateDocument,
    'database.insertDocument': insertDocument,
    'database.modifyDocument': modifyDocument,
    'database.modifyAndReturnDoc': modifyAndReturnDoc,
    'database.removeDocument': removeDocument,
    'database.aggregateDocuments': aggregateDocuments,
    'database.startTransaction': () => ({ top: { transactionId: database.transactions.start().id } }),
    'database.commitTransaction': (params) => {
      database.transactions.commit(String(params['transactionId']))
      return { top: { committed: 1 } }
    },
    'database.abortTransaction': (params) => {
      database.transactions.abortById(String(params['transactionId']))
      return { top: { aborted: 1 } }
    },
  }
}

function collectionOf(params: Params): string {
  const name = params['collectionName']
  if (typeof name !== 'string' || name === '') throw requestFailed('collectionName is missing')
  return name
}

function withId(fields: Fields): Document {
  checkStorable(fields)
  const id = fields['_id'] ?? randomBytes(16).toString('hex')
  if (typeof id !== 'string') throw requestFailed('The emulator stores documents under text ids only')
  return checkedSize({ _id: id, ...fields })
}

function checkedSize(document: Document): Document {
  if (Buffer.byteLength(dumpDocument(document)) > MAX_DOCUMENT_BYTES) throw requestFailed('BSONObj size is invalid: a document holds at most 16 MB')
  return document
}

function writeUnlessEqual(collection: string, before: Document, after: Document): Write[] {
  return isEqual(before, after) ? [] : [{ collection, id: after._id, document: after }]
}

function wholeNumber(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw requestFailed('offset and limit are whole numbers')
  return value
}

function checkResponseSize(list: readonly string[]): void {
  const bytes = list.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > MAX_RESPONSE_BYTES) throw requestFailed('The response is larger than 16 MB')
}
