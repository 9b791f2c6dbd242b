// A scripted `wx`: what a page can ask WeChat for. Everything it is asked is written down in `calls`; a test replaces
// what matters to it by `overrides`. An API that is not here does not exist, like some on WeChat for Windows.
import type { Timers } from './timers'

type Callback = (value: unknown) => void
type Options = Record<string, unknown> & { success?: Callback; fail?: Callback; complete?: Callback }

export type WxOverrides = Record<string, unknown>

export interface WxCall {
  api: string
  values: unknown[]
}

export interface Navigation {
  navigateTo: (url: string) => void
  redirectTo: (url: string) => void
  reLaunch: (url: string) => void
  switchTab: (url: string) => void
  navigateBack: (delta: number) => void
}

export interface Emitter {
  on: Callback
  off: Callback
  emit: (value?: unknown) => void
}

export interface ScriptedWx {
  wx: object
  calls: WxCall[]
  storage: Map<string, unknown>
  resize: Emitter
  appShow: Emitter
  appHide: Emitter
  network: Emitter
}

export interface WxOptions {
  timers: Timers
  navigation: Navigation
  cloud: Record<string, (...values: never[]) => unknown>
  launch: () => Record<string, unknown>
  overrides: WxOverrides
  toLogicLayer: (value: unknown) => unknown
}

const WINDOW = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  pixelRatio: 2,
  statusBarHeight: 20,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
  screenTop: 64,
}
const APP_BASE = {
  SDKVersion: '3.7.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  host: { env: 'WeChat' },
  enableDebug: false,
}
const DEVICE = { brand: 'devtools', model: 'iPhone 15', platform: 'ios', system: 'iOS 17.0', benchmarkLevel: 40 }
const MENU_BUTTON = { top: 24, left: 281, width: 87, height: 32, right: 368, bottom: 56 }
const BOX = { left: 0, top: 0, width: 375, height: 100, right: 375, bottom: 100 }

const AGREEABLE = [
  'hideHomeButton',
  'hideLoading',
  'hideToast',
  'loadFontFace',
  'pageScrollTo',
  'reportEvent',
  'requirePrivacyAuthorize',
  'setKeepScreenOn',
  'setNavigationBarColor',
  'setNavigationBarTitle',
  'showLoading',
  'showToast',
  'stopPullDownRefresh',
  'vibrateLong',
  'vibrateShort',
]

export function createWx({ timers, navigation, cloud, launch, overrides, toLogicLayer }: WxOptions): ScriptedWx {
  const calls: WxCall[] = []
  const storage = new Map<string, unknown>()
  const [resize, appShow, appHide, network] = [createEmitter(), createEmitter(), createEmitter(), createEmitter()]

  /** success / fail / complete after the script has gone on, like WeChat does. */
  function answers(api: string, act: (options: Options) => unknown): (options?: Options) => void {
    return (options = {}) => {
      let value: unknown
      let error: string | undefined
      try {
        value = act(options)
      } catch (thrown) {
        error = thrown instanceof Error ? thrown.message : String(thrown)
      }
      timers.setTimeout(() => {
        const result = toLogicLayer(error === undefined ? { errMsg: `${api}:ok`, ...Object(value) } : { errMsg: `${api}:fail ${error}` })
        if (error === undefined) options.success?.(result)
        else options.fail?.(result)
        options.complete?.(result)
      })
    }
  }

  const standard: Record<string, unknown> = {
    ...Object.fromEntries(AGREEABLE.map((api) => [api, answers(api, () => undefined)])),
    cloud: recorded('cloud', cloud, calls),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: () => true,
    nextTick: (callback: () => void) => timers.setTimeout(callback),
    getSystemInfoSync: () => ({ ...WINDOW, ...APP_BASE, ...DEVICE }),
    getSystemInfo: answers('getSystemInfo', () => ({ ...WINDOW, ...APP_BASE, ...DEVICE })),
    getWindowInfo: () => WINDOW,
    getAppBaseInfo: () => APP_BASE,
    getDeviceInfo: () => DEVICE,
    getMenuButtonBoundingClientRect: () => MENU_BUTTON,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getNetworkType: answers('getNetworkType', () => ({ networkType: 'wifi' })),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    showModal: answers('showModal', () => ({ confirm: true, cancel: false })),
    request: answers('request', ({ url }) => refuse(`no request to ${String(url)} is scripted`)),
    ...storageApis(storage, answers),
    navigateTo: answers('navigateTo', ({ url }) => navigation.navigateTo(String(url))),
    redirectTo: answers('redirectTo', ({ url }) => navigation.redirectTo(String(url))),
    reLaunch: answers('reLaunch', ({ url }) => navigation.reLaunch(String(url))),
    switchTab: answers('switchTab', ({ url }) => navigation.switchTab(String(url))),
    navigateBack: answers('navigateBack', ({ delta }) => navigation.navigateBack(typeof delta === 'number' ? delta : 1)),
    onWindowResize: resize.on,
    offWindowResize: resize.off,
    onAppShow: appShow.on,
    offAppShow: appShow.off,
    onAppHide: appHide.on,
    offAppHide: appHide.off,
    onNetworkStatusChange: network.on,
    offNetworkStatusChange: network.off,
    ...Object.fromEntries(
      ['onError', 'onUnhandledRejection', 'onPageNotFound', 'onThemeChange', 'onNeedPrivacyAuthorization'].map((api) => [
        api,
        () => undefined,
      ]),
    ),
    createSelectorQuery: () => createSelectorQuery(timers),
    createIntersectionObserver: () => {
      const observer = { relativeTo: () => observer, relativeToViewport: () => observer, observe() {}, disconnect() {} }
      return observer
    },
    createVideoContext: (id: string) =>
      recordingContext(`video#${id}`, ['play', 'pause', 'seek', 'stop', 'playbackRate', 'requestFullScreen', 'exitFullScreen'], calls),
    createCameraContext: () => ({
      takePhoto: answers('takePhoto', () => ({ tempImagePath: 'wxfile://tmp/photo.jpg' })),
    }),
  }

  const assigned: Record<string, unknown> = {} // what the bundle itself stores on wx, e.g. webpackJsonp
  const wx = new Proxy(assigned, {
    get(_, name) {
      if (typeof name !== 'string' || name in assigned) return Reflect.get(assigned, name)
      const implementation = name in overrides ? overrides[name] : standard[name]
      if (typeof implementation !== 'function') return implementation
      return (...values: unknown[]): unknown => {
        calls.push({ api: name, values })
        return (implementation as (...values: unknown[]) => unknown)(...values)
      }
    },
    set: (_, name, value) => Reflect.set(assigned, name, value),
    has: (_, name) => name in assigned || name in overrides || name in standard,
    ownKeys: () => [...new Set([...Object.keys(assigned), ...Object.keys(standard), ...Object.keys(overrides)])],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  })
  return { wx, calls, storage, resize, appShow, appHide, network }
}

function refuse(reason: string): never {
  throw new Error(reason)
}

function storageApis(
  storage: Map<string, unknown>,
  answers: (api: string, act: (options: Options) => unknown) => unknown,
): Record<string, unknown> {
  const write = (key: string, value: unknown): void => void storage.set(key, JSON.parse(JSON.stringify(value)))
  return {
    setStorageSync: write,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    setStorage: answers('setStorage', ({ key, data }) => write(String(key), data)),
    getStorage: answers('getStorage', ({ key }) =>
      storage.has(String(key)) ? { data: storage.get(String(key)) } : refuse('data not found'),
    ),
    removeStorage: answers('removeStorage', ({ key }) => void storage.delete(String(key))),
  }
}

function createEmitter(): Emitter {
  const listeners = new Set<Callback>()
  return {
    on: (listener) => void listeners.add(listener as Callback),
    off: (listener) => void (listener === undefined ? listeners.clear() : listeners.delete(listener as Callback)),
    emit: (value) => [...listeners].forEach((listener) => listener(value)),
  }
}

function recordingContext(name: string, methods: readonly string[], calls: WxCall[]): Record<string, unknown> {
  return Object.fromEntries(
    methods.map((method) => [method, (...values: unknown[]) => void calls.push({ api: `${name}.${method}`, values })]),
  )
}

function recorded(name: string, methods: WxOptions['cloud'], calls: WxCall[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(methods).map(([method, act]) => [
      method,
      (...values: unknown[]) => {
        calls.push({ api: `${name}.${method}`, values })
        return (act as (...values: unknown[]) => unknown)(...values)
      },
    ]),
  )
}

/** There is no layout here: everything measures the same. */
function createSelectorQuery(timers: Timers): object {
  const asked: { id: string; callback?: Callback }[] = []
  function select(selector: string): object {
    const ask = (callback?: Callback): object => {
      asked.push({ id: selector.replace(/^#/, ''), ...(callback === undefined ? {} : { callback }) })
      return query
    }
    return {
      boundingClientRect: ask,
      node: ask,
      scrollOffset: ask,
      context: ask,
      fields: (_: unknown, callback?: Callback) => ask(callback),
    }
  }
  const query = {
    in: () => query,
    select,
    selectAll: select,
    selectViewport: () => select('page'),
    exec: (callback?: Callback) =>
      timers.setTimeout(() => {
        const boxes = asked.map(({ id, callback: each }) => {
          const box = { id, ...BOX }
          each?.(box)
          return box
        })
        callback?.(boxes)
      }),
  }
  return query
}
