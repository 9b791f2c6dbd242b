// Boots the built mini-program in Node: real are its scripts, Taro's runtime and the compiled templates; scripted is `wx`.
import { setTimeout as sleep } from 'node:timers/promises'
import { readBundle, splitUrl, type Bundle } from './bundle'
import { createCloud, type CloudOptions } from './cloud'
import { dispatch } from './events'
import { createInstance, type Instance, type SetDataRecord } from './instance'
import { createLogicLayer } from './logic-layer'
import { createRenderer, type ShownPage } from './renderer'
import { createTimers } from './timers'
import { findAll, printTree, textOf, walk, type ViewNode } from './view-node'
import { createWx, type ScriptedWx, type WxOverrides } from './wx'

const MAX_PAGES = 10
const QUIET_MS = 15
const PATIENCE_MS = 5_000

export interface MiniProgramOptions {
  directory?: string
  /** Functions and values that replace the scripted `wx`, e.g. `{ scanCode: (options) => options.success({ result }) }`. */
  wx?: WxOverrides
  /** Where wx.cloud.callFunction leads; without it every call fails. */
  cloud?: CloudOptions
  launch?: Record<string, unknown>
}

export interface MiniProgram extends ScriptedWx {
  bundle: Bundle
  /** Uncaught errors and console lines of the mini-program, and complaints of the harness. */
  errors: unknown[]
  console: string[]
  warnings: string[]
  setDataRecords: SetDataRecord[]
  /** Routes on the page stack, the shown one last. */
  stack: () => string[]
  page: () => Instance
  tree: () => ViewNode
  print: () => string
  text: () => string
  $: (selector: string) => ViewNode | undefined
  $$: (selector: string) => ViewNode[]
  /** The innermost node that shows this text; with `tag`, the innermost such tag. */
  byText: (text: string, tag?: string) => ViewNode | undefined
  open: (url: string) => Promise<void>
  loadPage: (route: string) => boolean
  tap: (target: string | ViewNode) => Promise<number>
  input: (target: string | ViewNode, value: string) => Promise<number>
  fire: (target: string | ViewNode, type: string, detail?: unknown) => Promise<number>
  /** Fires without waiting, as a player does four times a second. */
  notify: (target: ViewNode, type: string, detail?: unknown) => number
  /** The arrow in the title bar. */
  back: () => Promise<void>
  /** To the background and back again: a call, a lock, another app. */
  hide: () => Promise<void>
  show: () => Promise<void>
  advanceClock: (milliseconds: number) => void
  callPage: (method: string, ...values: unknown[]) => Promise<unknown>
  /** Waits until nothing is rendered or fetched any more. */
  settle: () => Promise<void>
  /** Waits until `find` gives something, e.g. `app.until(() => app.byText('我的课程'))`. */
  until: <T>(find: () => T | undefined, patienceMs?: number) => Promise<T>
  dispose: () => void
}

/** Starts the app at `url` (the first page of app.json by default) and waits until it stands. */
export async function bootMiniProgram(url?: string, options: MiniProgramOptions = {}): Promise<MiniProgram> {
  const bundle = readBundle(options.directory)
  const errors: unknown[] = []
  const console: string[] = []
  const warnings: string[] = []
  const setDataRecords: SetDataRecord[] = []
  const pages: ShownPage[] = []
  let busy = 0
  let webviewId = 0
  let isRenderDue = false

  const timers = createTimers((error) => errors.push(error))
  const logic = createLogicLayer(bundle, timers, (line) => console.push(line))
  const cloud = createCloud(options.cloud, logic.toLogicLayer, async (work) => {
    busy += 1
    try {
      return await work
    } finally {
      busy -= 1
    }
  })
  const [entry, query] = splitUrl(url ?? `/${bundle.pages[0]}`)
  const launch = { path: entry, query, scene: 1001, referrerInfo: {}, ...options.launch }
  const scripted = createWx({
    timers,
    cloud,
    launch: () => launch,
    overrides: options.wx ?? {},
    toLogicLayer: logic.toLogicLayer,
    navigation: {
      navigateTo: (target) => {
        if (bundle.tabs.has(splitUrl(target)[0])) throw new Error('can not navigateTo a tabbar page')
        if (pages.length >= MAX_PAGES) throw new Error('webview count limit exceed')
        push(target)
      },
      redirectTo: (target) => replace(target, 1),
      reLaunch: (target) => replace(target, pages.length),
      switchTab: (target) => {
        if (!bundle.tabs.has(splitUrl(target)[0])) throw new Error('can not switchTab to no-tabBar page')
        replace(target, pages.length)
      },
      navigateBack: goBack,
    },
  })
  logic.expose({ wx: scripted.wx, getCurrentPages: () => pages.map(({ instance }) => instance) })

  const door = {
    onSetData: (record: SetDataRecord, callback: (() => void) | undefined) => {
      setDataRecords.push(record)
      renderSoon()
      if (callback !== undefined) timers.setTimeout(callback)
    },
    onWarning: (warning: string) => void warnings.push(warning),
    onError: (error: unknown) => void errors.push(error),
    later: (work: () => void) => void timers.setTimeout(work),
    createSelectorQuery: () => (scripted.wx as { createSelectorQuery: () => unknown }).createSelectorQuery(),
    toLogicLayer: logic.toLogicLayer,
  }
  const renderer = createRenderer(bundle, logic, door)

  function shown(): ShownPage {
    return pages[pages.length - 1] ?? fail('no page is open')
  }

  function call({ instance }: ShownPage, method: string, ...values: unknown[]): unknown {
    const implementation = instance[method]
    if (typeof implementation !== 'function') return undefined
    try {
      return implementation.call(instance, ...values) as unknown
    } catch (error) {
      errors.push(error)
      return undefined
    }
  }

  function push(target: string): void {
    const [route, pageQuery] = splitUrl(target)
    if (!bundle.pages.includes(route)) throw new Error(`page "${route}" is not found`)
    const definition = logic.page(route)
    const before = pages[pages.length - 1]
    webviewId += 1
    const extra = {
      route,
      __route__: route,
      options: pageQuery,
      __wxExparserNodeId__: String(webviewId),
      __webviewId__: webviewId,
    }
    const page = { route, instance: createInstance(definition, extra, route, door), components: new Map() }
    if (before !== undefined) call(before, 'onHide')
    pages.push(page)
    call(page, 'onLoad', logic.toLogicLayer(pageQuery))
    call(page, 'onShow')
    renderSoon()
    timers.setTimeout(() => call(page, 'onReady'))
  }

  function pop(steps: number): void {
    for (const page of pages.splice(pages.length - steps).reverse()) call(page, 'onUnload')
  }

  function goBack(delta: number): void {
    const steps = Math.min(delta, pages.length - 1)
    if (steps < 1) throw new Error('cannot navigate back at first page')
    pop(steps)
    call(shown(), 'onShow')
    renderSoon()
  }

  function replace(target: string, steps: number): void {
    if (!bundle.pages.includes(splitUrl(target)[0])) throw new Error(`page "${target}" is not found`)
    pop(steps)
    push(target)
  }

  function renderSoon(): void {
    if (isRenderDue) return
    isRenderDue = true
    timers.setTimeout(() => {
      isRenderDue = false
      if (pages.length > 0) renderer.render(shown())
    })
  }

  async function settle(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    let seen = -1
    while (Date.now() < deadline) {
      await sleep(QUIET_MS)
      if (busy === 0 && setDataRecords.length === seen && !timers.isDueWithin(QUIET_MS)) return
      seen = setDataRecords.length
    }
  }

  function tree(): ViewNode {
    return renderer.render(shown())
  }

  function resolve(target: string | ViewNode): ViewNode {
    if (typeof target !== 'string') return target
    return findAll(tree(), target)[0] ?? fail(`Nothing on the page matches “${target}”`)
  }

  async function fire(target: string | ViewNode, type: string, detail: unknown = {}): Promise<number> {
    const handled = dispatch(resolve(target), type, detail, door)
    await settle()
    return handled
  }

  async function until<T>(find: () => T | undefined, patienceMs = PATIENCE_MS): Promise<T> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      if (Date.now() > deadline) {
        throw new Error(`Not reached within ${patienceMs} ms on ${shown().route}:\n${printTree(tree())}`)
      }
      await sleep(QUIET_MS)
    }
  }

  function callApp(method: string, value?: unknown): void {
    const implementation = logic.app()[method]
    if (typeof implementation === 'function') implementation.call(logic.app(), logic.toLogicLayer(value))
  }

  logic.load('app')
  callApp('onLaunch', launch)
  callApp('onShow', launch)
  push(url ?? `/${entry}`)
  await settle()

  return {
    ...scripted,
    bundle,
    errors,
    console,
    warnings,
    setDataRecords,
    stack: () => pages.map(({ route }) => route),
    page: () => shown().instance,
    tree,
    print: () => printTree(tree()),
    text: () => textOf(tree()),
    $: (selector) => findAll(tree(), selector)[0],
    $$: (selector) => findAll(tree(), selector),
    byText: (text, tag) =>
      [...walk(tree())].reverse().find((node) => (tag === undefined || node.tag === tag) && textOf(node).includes(text)),
    open: async (target) => {
      push(target)
      await settle()
    },
    loadPage: (route) => {
      logic.load(route)
      return logic.hasPage(route)
    },
    tap: (target) => fire(target, 'tap', { x: 1, y: 1 }),
    input: (target, value) => fire(target, 'input', { value, cursor: value.length, keyCode: 0 }),
    fire,
    notify: (target, type, detail = {}) => dispatch(target, type, detail, door),
    back: async () => {
      goBack(1)
      await settle()
    },
    hide: async () => {
      call(shown(), 'onHide')
      callApp('onHide')
      scripted.appHide.emit()
      await settle()
    },
    show: async () => {
      callApp('onShow', launch)
      scripted.appShow.emit(logic.toLogicLayer(launch))
      call(shown(), 'onShow')
      await settle()
    },
    advanceClock: logic.advanceClock,
    callPage: async (method, ...values) => {
      const result = call(shown(), method, ...values)
      await settle()
      return result
    },
    settle,
    until,
    dispose: timers.clearAll,
  }
}

function fail(reason: string): never {
  throw new Error(reason)
}
