// Drops documents that a comparison on a plain field rules out, at a fraction of what a full test costs.
// Whatever it does not understand it lets through.
import { isFields, isList, type Document, type Fields, type Value } from './values'

type Test = (document: Document) => boolean

export function prefilter(query: Fields): Test {
  const tests = Object.entries(query).flatMap(([field, condition]) => testsOf(field, condition))
  if (tests.length === 0) return () => true
  return (document) => tests.every((test) => test(document))
}

function testsOf(field: string, condition: Value): Test[] {
  if (field.startsWith('$') || field.includes('.')) return []
  if (isComparable(condition)) return [comparison(field, '$eq', condition)]
  if (!isFields(condition)) return []
  return Object.entries(condition).flatMap(([operator, operand]) =>
    isComparable(operand) && COMPARISONS.has(operator) ? [comparison(field, operator, operand)] : [],
  )
}

const COMPARISONS = new Map<string, (value: number | string, operand: number | string) => boolean>([
  ['$eq', (value, operand) => value === operand],
  ['$gt', (value, operand) => value > operand],
  ['$gte', (value, operand) => value >= operand],
  ['$lt', (value, operand) => value < operand],
  ['$lte', (value, operand) => value <= operand],
])

function comparison(field: string, operator: string, operand: number | string): Test {
  const compare = COMPARISONS.get(operator) as (value: number | string, operand: number | string) => boolean
  return function test(document) {
    const value = document[field]
    if (isList(value)) return true
    return typeof value === typeof operand && compare(value as number | string, operand)
  }
}

function isComparable(value: Value): value is number | string {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
}
