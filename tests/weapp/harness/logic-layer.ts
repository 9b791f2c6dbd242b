// Where the mini-program's scripts run: a realm of their own, without window, document, eval or Node, with WeChat's
// `require`, `App`, `Page`, `Component`, `getApp` and `getCurrentPages`.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import type { Bundle } from './bundle'
import type { Timers } from './timers'

export type Definition = Record<string, unknown>

export interface LogicLayer {
  /** Runs a script of the bundle once; `file` is relative and bears no `.js`. */
  load: (file: string) => void
  app: () => Definition
  page: (file: string) => Definition
  component: (file: string) => Definition
  hasPage: (file: string) => boolean
  /** Copies plain data into this realm: code of the bundle may compare constructors. */
  toLogicLayer: (value: unknown) => unknown
  expose: (globals: Record<string, unknown>) => void
  /** Sets the phone's clock forward, as after a sleep; timers still run in real time. */
  advanceClock: (milliseconds: number) => void
}

// the phone's own clock: real time and what a test added to it
const CLOCK = `(() => {
  const RealDate = Date
  let aheadMs = 0
  globalThis.Date = class Date extends RealDate {
    constructor(...values) { super(...(values.length === 0 ? [RealDate.now() + aheadMs] : values)) }
    static now() { return RealDate.now() + aheadMs }
  }
  return (milliseconds) => { aheadMs += milliseconds }
})()`

// in WeChat these names are undefined even where the engine has them
const HIDDEN_NAMES = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'caches',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'XMLHttpRequest',
  'WebSocket',
  'fetch',
]

export function createLogicLayer(bundle: Bundle, timers: Timers, onConsole: (line: string) => void): LogicLayer {
  const pages = new Map<string, Definition>()
  const components = new Map<string, Definition>()
  const modules = new Map<string, { exports: object }>()
  let app: Definition | undefined
  let current = ''

  const globals: Record<string, unknown> = {
    console: Object.fromEntries(
      ['log', 'info', 'warn', 'error', 'debug'].map((level) => [
        level,
        (...values: unknown[]) => onConsole(`${level}: ${values.map(String).join(' ')}`),
      ]),
    ),
    setTimeout: timers.setTimeout,
    setInterval: timers.setInterval,
    clearTimeout: timers.clear,
    clearInterval: timers.clear,
    App: (definition: Definition) => void (app = definition),
    Page: (definition: Definition) => void pages.set(current, definition),
    Component: (definition: Definition) => void components.set(current, definition),
    Behavior: (definition: Definition) => definition,
    getApp: () => app,
    requirePlugin: () => {
      throw new Error('no plugin')
    },
    __wxConfig: { envVersion: 'develop' },
  }
  globals['global'] = globals
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer', context)
  const advanceClock = vm.runInContext(CLOCK, context) as (milliseconds: number) => void
  const parseInContext = vm.runInContext('(text) => JSON.parse(text)', context) as (text: string) => unknown

  function load(file: string): object {
    const known = modules.get(file)
    if (known !== undefined) return known.exports
    const place = path.join(bundle.directory, `${file}.js`)
    if (!existsSync(place)) throw new Error(`module '${file}.js' is not defined`)
    const module = { exports: {} }
    modules.set(file, module)
    const outer = current
    current = file
    try {
      const script = vm.compileFunction(readFileSync(place, 'utf8'), ['require', 'module', 'exports', ...HIDDEN_NAMES], {
        filename: `mini-program/${file}.js`, // no real path: a failed test would print minified lines of 100 KB
        parsingContext: context,
      })
      const requireModule = (id: string): object =>
        load(path.posix.join(path.posix.dirname(file), id).replace(/\.js$/, ''))
      script.call(module.exports, requireModule, module, module.exports)
    } finally {
      current = outer
    }
    return module.exports
  }

  function definitionOf(file: string, definitions: Map<string, Definition>, registrar: string): Definition {
    if (!definitions.has(file)) load(file)
    const definition = definitions.get(file)
    if (definition === undefined) throw new Error(`${registrar}() was not called by ${file}.js`)
    return definition
  }

  return {
    load: (file) => void load(file),
    app: () => app ?? fail('App() was not called by app.js'),
    page: (file) => definitionOf(file, pages, 'Page'),
    component: (file) => definitionOf(file, components, 'Component'),
    hasPage: (file) => pages.has(file),
    toLogicLayer: (value) => (value === undefined ? undefined : parseInContext(JSON.stringify(value))),
    expose: (more) => void Object.assign(globals, more),
    advanceClock,
  }
}

function fail(reason: string): never {
  throw new Error(reason)
}
