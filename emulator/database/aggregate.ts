// Aggregation pipelines. Leading `$match` stages go through the same search as queries, so they use the indexes.
import { Aggregator } from 'mingo'
import { ProcessingMode } from 'mingo/core'
import type { Database } from './database'
import { requestFailed } from './errors'
import { find, withStrictElements, type ScanListener } from './query'
import { isFields, type Document, type Fields, type Value } from './values'
import { parseValue } from './wire'

type Stage = readonly [name: string, value: Value]

export function aggregate(database: Database, collection: string, stages: unknown, now: number, onScan: ScanListener): Fields[] {
  const [matches, rest] = split(parseStages(stages, now))
  const query: Fields = matches.length === 0 ? {} : { $and: matches }
  const { documents, candidates } = find(database.view(collection), { query })
  if (candidates.by === 'all') onScan(collection, matches.flatMap(Object.keys), database.view(collection).collection.size())
  if (rest.length === 0) return [...documents]
  return run(database, documents, rest)
}

function run(database: Database, documents: readonly Document[], stages: readonly Stage[]): Fields[] {
  const pipeline = stages.map(([name, value]) => ({ [name]: name === '$match' ? withStrictElements(value) : value }))
  const options = {
    processingMode: ProcessingMode.CLONE_INPUT, // stages write into what they are given
    scriptEnabled: false,
    collectionResolver: (name: string) => [...find(database.view(name), { query: {} }).documents],
  }
  try {
    return new Aggregator(pipeline, options).run<Record<string, Value>>([...documents])
  } catch (error) {
    throw requestFailed(`Aggregation failed: ${(error as Error).message}`)
  }
}

function parseStages(stages: unknown, now: number): Stage[] {
  if (!Array.isArray(stages)) throw requestFailed('stages must be a list')
  return stages.map((stage: { stageKey?: unknown; stageValue?: unknown }): Stage => {
    if (typeof stage?.stageKey !== 'string' || typeof stage.stageValue !== 'string') throw requestFailed('A stage has a stageKey and a stageValue')
    return [stage.stageKey, parseValue(stage.stageValue, now)]
  })
}

function split(stages: readonly Stage[]): readonly [matches: Fields[], rest: readonly Stage[]] {
  const end = stages.findIndex(([name]) => name !== '$match')
  const leading = end === -1 ? stages : stages.slice(0, end)
  const matches = leading.map(([, value]) => value).filter(isFields)
  return [matches, end === -1 ? [] : stages.slice(end)]
}
