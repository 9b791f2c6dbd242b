// A process of its own that tries mutants one after the other. It loads the test files itself instead of starting jest
// for every mutant: compiled modules are kept, one module is the mutant's, and the first failing test is enough. Its
// parent ends it when a mutant loops for ever.
const fs = require('node:fs')
const path = require('node:path')
const { createRequire } = require('node:module')
const { transformSync } = require('@swc/core')

const { expect } = createRequire(require.resolve('jest/package.json'))('expect')

/**
 * @typedef {{ file: string, source: string, tests: string[] }} Trial `tests` are files, the cheapest first
 * @typedef {{ title: string, run: () => unknown }} Test
 * @typedef {(...words: unknown[]) => unknown} Compiled
 */

/** @type {Map<string, Compiled>} */
const compiled = new Map()
const root = process.cwd()

process.on('message', (/** @type {Trial} */ trial) => {
  firstFailure(trial).then(
    (failure) => process.send?.(failure),
    (error) => process.send?.(`it broke before any test: ${String(error)}`),
  )
})

/** @param {Trial} trial @returns {Promise<string | null>} */
async function firstFailure({ file, source, tests }) {
  const modules = new Map()
  const mutant = { file: path.join(root, file), code: compile(source) }
  for (const testFile of tests) {
    for (const { title, run } of collect(path.join(root, testFile), modules, mutant)) {
      try {
        await run()
      } catch {
        return title
      }
    }
  }
  return null
}

/**
 * The tests of one file, in their order.
 * @param {string} testFile @param {Map<string, { exports: object }>} modules @param {{ file: string, code: Compiled }} mutant
 */
function collect(testFile, modules, mutant) {
  /** @type {Test[]} */
  const tests = []
  let prefix = ''
  /** @param {string} title @param {() => unknown} run */
  const it = (title, run) => void tests.push({ title: prefix + title, run })
  /** @param {string} title @param {() => void} body */
  const describe = (title, body) => {
    const outer = prefix
    prefix += `${title} `
    body()
    prefix = outer
  }
  it.each = eachOf(it)
  describe.each = eachOf(describe)
  load(testFile, modules, mutant, { describe, it, test: it, expect, afterAll: () => undefined, jest: { setTimeout: () => undefined } })
  return tests
}

/** @param {(title: string, body: () => unknown) => void} declare */
function eachOf(declare) {
  return (/** @type {readonly unknown[]} */ rows) => (/** @type {string} */ title, /** @type {(...row: unknown[]) => unknown} */ body) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row]
      const named = typeof row === 'object' && row !== null && 'title' in row ? String(row.title) : String(values[0])
      declare(title.replace(/\$title|%s/, named), () => body(...values))
    }
  }
}

/**
 * @param {string} file @param {Map<string, { exports: object }>} modules @param {{ file: string, code: Compiled }} mutant
 * @param {Record<string, unknown>} globals @returns {object}
 */
function load(file, modules, mutant, globals) {
  const known = modules.get(file)
  if (known) return known.exports
  const module = { exports: file.endsWith('.json') ? JSON.parse(fs.readFileSync(file, 'utf8')) : {} }
  modules.set(file, module)
  if (file.endsWith('.json')) return module.exports
  const code = file === mutant.file ? mutant.code : compiledOf(file)
  const requireHere = (/** @type {string} */ name) => (name.startsWith('.') ? load(resolve(file, name), modules, mutant, globals) : require(name))
  code(module.exports, requireHere, module, globals.describe, globals.it, globals.test, globals.expect, globals.afterAll, globals.jest)
  return module.exports
}

/** @param {string} file */
function compiledOf(file) {
  const known = compiled.get(file)
  if (known) return known
  const code = compile(fs.readFileSync(file, 'utf8'))
  compiled.set(file, code)
  return code
}

/** @param {string} source @returns {Compiled} */
function compile(source) {
  const { code } = transformSync(source, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } })
  return /** @type {Compiled} */ (new Function('exports', 'require', 'module', 'describe', 'it', 'test', 'expect', 'afterAll', 'jest', code))
}

/** @param {string} from @param {string} name */
function resolve(from, name) {
  const base = path.resolve(path.dirname(from), name)
  const found = [base, `${base}.ts`, path.join(base, 'index.ts')].find((file) => fs.existsSync(file) && fs.statSync(file).isFile())
  if (!found) throw new Error(`${name} of ${from} is not there`)
  return found
}
