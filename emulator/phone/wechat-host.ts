// What makes the web client believe that it runs inside WeChat on somebody's phone. The function is sent to the page as
// text and runs before anything else there, so it uses nothing from outside itself.

export interface PhoneIdentity {
  readonly openid: string
  readonly unionid: string | null
  /** The number WeChat would hand out; '' when the person refuses. */
  readonly phone: string
}

/** `window.wechatHost` of the page. */
export interface WechatHost {
  readonly openid: string
  /** The code that WeChat's phone-number button gives; rejects when the person refuses. */
  requestPhoneNumberCode(): Promise<string>
  /** The text of the next code that the phone scans. */
  scan(): Promise<string>
}

export function installWechatHost(identity: PhoneIdentity): void {
  let phone = identity.phone
  let deliverScan: ((text: string) => void) | undefined
  const prefix = `wechat:${identity.openid}:`

  function isCall(address: string): boolean {
    const url = new URL(address, location.href)
    return url.origin === location.origin && url.pathname.startsWith('/call/')
  }

  function identityHeaders(): [string, string][] {
    const headers: [string, string][] = [['X-Emulator-Openid', identity.openid]]
    if (identity.unionid !== null) headers.push(['X-Emulator-Unionid', identity.unionid])
    return headers
  }

  function signCalls(): void {
    const realFetch = window.fetch.bind(window)
    window.fetch = function fetch(input: RequestInfo | URL, options?: RequestInit): Promise<Response> {
      const address = typeof input === 'string' || input instanceof URL ? String(input) : input.url
      if (!isCall(address)) return realFetch(input, options)
      const headers = new Headers(options?.headers ?? (input instanceof Request ? input.headers : undefined))
      for (const [name, value] of identityHeaders()) headers.set(name, value)
      return realFetch(input, { ...options, headers })
    }
    const realOpen = XMLHttpRequest.prototype.open
    XMLHttpRequest.prototype.open = function open(this: XMLHttpRequest, ...values: unknown[]): void {
      realOpen.apply(this, values as Parameters<typeof realOpen>)
      if (isCall(String(values[1]))) for (const [name, value] of identityHeaders()) this.setRequestHeader(name, value)
    } as typeof realOpen
    // a beacon carries no headers of its own
    navigator.sendBeacon = function sendBeacon(address: string | URL, data?: BodyInit | null): boolean {
      void window.fetch(address, { method: 'POST', body: data ?? null, keepalive: true })
      return true
    }
  }

  /** Each identity has its own storage, as each phone has: the browser's client of the same origin sees none of it. */
  function scopedStorage(store: Storage): Storage {
    const ownNames = (): string[] => Object.keys(store).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
    const methods: Readonly<Record<string, unknown>> = {
      getItem: (name: string) => store.getItem(prefix + name),
      setItem: (name: string, value: string) => store.setItem(prefix + name, value),
      removeItem: (name: string) => store.removeItem(prefix + name),
      key: (index: number) => ownNames()[index] ?? null,
      clear: () => ownNames().forEach((name) => store.removeItem(prefix + name)),
    }
    return new Proxy(Object.create(Storage.prototype) as Storage, {
      get(_target, name) {
        if (typeof name === 'symbol') return undefined
        if (name === 'length') return ownNames().length
        return methods[name] ?? store.getItem(prefix + name) ?? undefined
      },
      set: (_target, name, value) => (store.setItem(prefix + String(name), String(value)), true),
      has: (_target, name) => name in methods || store.getItem(prefix + String(name)) !== null,
      deleteProperty: (_target, name) => (store.removeItem(prefix + String(name)), true),
      ownKeys: ownNames,
      getOwnPropertyDescriptor: (_target, name) => {
        const value = store.getItem(prefix + String(name))
        return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true }
      },
    })
  }

  function separateStorage(): void {
    const [local, session] = [window.localStorage, window.sessionStorage]
    const [ownLocal, ownSession] = [scopedStorage(local), scopedStorage(session)]
    Object.defineProperty(window, 'localStorage', { configurable: true, get: () => ownLocal })
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get: () => ownSession })
    // registered first: events of other identities stop here, one's own go on under their plain name
    window.addEventListener('storage', (event) => {
      if (event.storageArea !== local && event.storageArea !== session) return
      event.stopImmediatePropagation()
      if (event.key === null || !event.key.startsWith(prefix)) return
      const { key, oldValue, newValue, url } = event
      window.dispatchEvent(new StorageEvent('storage', { key: key.slice(prefix.length), oldValue, newValue, url }))
    })
  }

  /** Tabs notice each other by these; they must notice only those of the same identity. */
  function separateChannels(): void {
    if (typeof BroadcastChannel === 'function') {
      const Real = BroadcastChannel
      window.BroadcastChannel = class extends Real {
        constructor(name: string) {
          super(prefix + name)
        }
      }
    }
    const locks = navigator.locks as LockManager | undefined
    if (locks === undefined) return
    const realRequest = locks.request.bind(locks) as (name: string, ...values: unknown[]) => Promise<unknown>
    locks.request = ((name: string, ...values: unknown[]) => realRequest(prefix + name, ...values)) as typeof locks.request
  }

  async function requestPhoneNumberCode(): Promise<string> {
    if (phone === '') throw new Error('getPhoneNumber:fail user deny')
    const response = await fetch('/emulator/wechat/phone-code', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone }) })
    const { code } = (await response.json()) as { code?: string }
    if (code === undefined) throw new Error('getPhoneNumber:fail')
    return code
  }

  function scan(): Promise<string> {
    if (window.parent === window) return Promise.resolve(window.prompt('扫一扫：请粘贴二维码的内容') ?? '')
    window.parent.postMessage({ phone: 'scanning' }, location.origin)
    return new Promise((resolve) => {
      deliverScan = resolve
    })
  }

  function listenToShell(): void {
    window.addEventListener('message', (event) => {
      if (event.origin !== location.origin || event.data === null || typeof event.data !== 'object') return
      const message = event.data as { shell?: unknown; text?: unknown; phone?: unknown }
      if (message.shell === 'phone') phone = String(message.phone)
      if (message.shell === 'scanned') deliverScan?.(String(message.text))
    })
  }

  const host: WechatHost = { openid: identity.openid, requestPhoneNumberCode, scan }
  signCalls()
  separateStorage()
  separateChannels()
  listenToShell()
  Object.defineProperty(window, 'wechatHost', { value: host })
}
