// Applies update operators to a document. mingo ignores what MongoDB refuses (a number added to text, a path through
// null); those refusals are restored here, because the cloud would fail where the emulator must not succeed.
import { update as applyOperators } from 'mingo/updater'
import { requestFailed } from './errors'
import { copyFields, isFields, isList, typeName, type Document, type Fields, type Value } from './values'

const ARRAY_OPERATORS = new Set(['$push', '$pull', '$pullAll', '$pop', '$addToSet'])

export function applyUpdate(document: Document, update: Fields): Document {
  checkUpdate(document, update)
  const changed = copyFields(document)
  try {
    applyOperators(changed, update as Record<string, never>, [], {}, { cloneMode: 'deep' })
  } catch (error) {
    throw requestFailed((error as Error).message)
  }
  if (changed['_id'] !== document._id) throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  return changed as unknown as Document
}

/** What MongoDB refuses to store. */
export function checkStorable(fields: Fields, where = 'document'): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('$') || name.includes('.')) throw requestFailed(`The field name '${name}' in ${where} is not valid for storage`)
    for (const item of isList(value) ? value : [value]) if (isFields(item)) checkStorable(item, name)
  }
}

function checkUpdate(document: Document, update: Fields): void {
  const paths: string[] = []
  for (const [operator, spec] of Object.entries(update)) {
    if (!operator.startsWith('$')) throw requestFailed(`unknown top level operator: ${operator}`)
    if (!isFields(spec)) throw requestFailed(`Modifiers operate on fields but we found another type instead: ${operator}`)
    for (const [path, operand] of Object.entries(spec)) {
      paths.push(path)
      checkPath(document, operator, path)
      for (const item of isList(operand) ? operand : [operand]) {
        if (isFields(item) && (operator === '$set' || operator === '$push') && !('$each' in item)) checkStorable(item, path)
      }
    }
  }
  checkConflicts(paths)
}

function checkPath(document: Document, operator: string, path: string): void {
  const names = path.split('.')
  const value = valueToChange(document, operator, names)
  if (value === undefined) return
  if ((operator === '$inc' || operator === '$mul') && typeof value !== 'number') {
    throw requestFailed(`Cannot apply ${operator} to a value of non-numeric type. {_id: "${document._id}"} has the field '${path}' of non-numeric type ${typeName(value)}`)
  }
  if (ARRAY_OPERATORS.has(operator) && !isList(value)) {
    throw requestFailed(`The field '${path}' must be an array but is of type ${typeName(value)} in document {_id: "${document._id}"} (${operator})`)
  }
}

/** The value at the path, undefined when there is none yet; throws where MongoDB cannot make one. */
function valueToChange(document: Document, operator: string, names: readonly string[]): Value | undefined {
  let current: Value | undefined = document
  for (const [depth, name] of names.entries()) {
    if (current === undefined) return undefined
    if (isFields(current)) current = current[name]
    else if (isList(current) && /^(\d+|\$.*)$/.test(name)) current = /^\d+$/.test(name) ? current[Number(name)] : undefined
    else if (operator === '$unset') return undefined
    else throw requestFailed(`Cannot create field '${name}' in element {${names[depth - 1]}: ${JSON.stringify(current)}}`)
  }
  return current
}

function checkConflicts(paths: readonly string[]): void {
  const seen = [...paths].sort()
  for (const [index, path] of seen.entries()) {
    const next = seen[index + 1]
    const clash = next === path ? path : seen.find((other) => other.startsWith(`${path}.`))
    if (clash !== undefined) throw requestFailed(`Updating the path '${clash}' would create a conflict at '${path}'`)
  }
}
