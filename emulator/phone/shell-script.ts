// The page around the phone: who holds it, which number WeChat gives, what is held before its scanner. The function is
// sent to the page as text, so it uses nothing from outside itself.

export interface ShellPerson {
  readonly name: string
  readonly phone: string
  readonly openid: string
  readonly unionid: string | null
  readonly note: string
}

export function runShell(people: readonly ShellPerson[]): void {
  const KEPT = 'phone-shell.anonymous'
  const element = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind
  const [picker, phoneField, scanField, frame, hint, link] = [
    element<HTMLSelectElement>('identity'),
    element<HTMLInputElement>('phone-number'),
    element<HTMLInputElement>('scan-text'),
    element<HTMLIFrameElement>('phone'),
    element('scan-hint'),
    element<HTMLAnchorElement>('link'),
  ]
  const query = new URLSearchParams(location.search)
  let isScanning = false

  function anonymous(): ShellPerson[] {
    const openids = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as string[]
    return openids.map((openid, index) => ({ name: `新微信 ${index + 1}`, phone: '', openid, unionid: null, note: '未绑定任何人' }))
  }

  function everyone(): ShellPerson[] {
    const known = [...people, ...anonymous()]
    const asked = query.get('openid')
    const isKnown = asked === null || known.some(({ openid }) => openid === asked)
    return isKnown ? known : [...known, { name: asked, phone: query.get('phone') ?? '', openid: asked, unionid: query.get('unionid'), note: '链接指定' }]
  }

  function current(): ShellPerson | undefined {
    return everyone().find(({ openid }) => openid === picker.value)
  }

  function fillPicker(chosen: string): void {
    picker.replaceChildren(...everyone().map(({ name, phone, openid, note }) => new Option([name, phone, note].filter(Boolean).join(' · '), openid, false, openid === chosen)))
  }

  function addAnonymous(): void {
    const openid = `oEmulatorNew${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`
    localStorage.setItem(KEPT, JSON.stringify([...anonymous().map((person) => person.openid), openid]))
    fillPicker(openid)
    pickUp('')
  }

  /** Opens the client on the chosen identity's phone. */
  function pickUp(page: string, phone = current()?.phone ?? ''): void {
    const person = current()
    if (person === undefined) return
    phoneField.value = phone
    const address = new URLSearchParams({ openid: person.openid, phone, ...(person.unionid === null ? {} : { unionid: person.unionid }) })
    // a blank page first: an address that differs in its hash alone would not load again
    frame.contentWindow?.location.replace('about:blank')
    window.setTimeout(() => frame.contentWindow?.location.replace(`/phone/app?${address}${page}`), 0)
    link.href = `/phone?${address}${page === '' ? '' : `&open=${encodeURIComponent(page)}`}`
    setScanning(false)
  }

  /** Where the text of a code leads, as `#/page?…` of this client. */
  function pageOf(text: string): string {
    const hash = text.indexOf('#/')
    if (hash !== -1) return text.slice(hash)
    const printed = /\/q\/([^/?#]+)/.exec(text)
    const code = printed?.[1] === undefined ? encodeURIComponent(text) : printed[1]
    return text.startsWith('/') && printed === null ? `#${text}` : `#/pages/check/index?scene=${code}`
  }

  function setScanning(isWaiting: boolean): void {
    isScanning = isWaiting
    hint.textContent = isWaiting ? '手机正在等待扫码：把二维码的内容贴到这里' : '二维码的内容、网址或六位数字'
    document.body.classList.toggle('is-scanning', isWaiting)
    if (isWaiting) scanField.focus()
  }

  function scan(): void {
    const text = scanField.value.trim()
    if (text === '') return
    if (isScanning) frame.contentWindow?.postMessage({ shell: 'scanned', text }, location.origin)
    else frame.contentWindow?.location.replace(`${frame.contentWindow.location.pathname}${frame.contentWindow.location.search}${pageOf(text)}`)
    setScanning(false)
    scanField.value = ''
  }

  function tellPhone(): void {
    frame.contentWindow?.postMessage({ shell: 'phone', phone: phoneField.value.trim() }, location.origin)
  }

  picker.addEventListener('change', () => pickUp(''))
  phoneField.addEventListener('change', tellPhone)
  element('new-identity').addEventListener('click', addAnonymous)
  element('restart').addEventListener('click', () => pickUp('', phoneField.value.trim()))
  element('back').addEventListener('click', () => frame.contentWindow?.history.back())
  element<HTMLFormElement>('scan').addEventListener('submit', (event) => {
    event.preventDefault()
    scan()
  })
  window.addEventListener('message', (event) => {
    if (event.origin === location.origin && (event.data as { phone?: unknown } | null)?.phone === 'scanning') setScanning(true)
  })

  if (everyone().length === 0) addAnonymous()
  fillPicker(query.get('openid') ?? everyone()[0]?.openid ?? '')
  const open = query.get('open')
  pickUp(open === null || open === '' ? '' : pageOf(open), query.get('phone') ?? current()?.phone)
}
