import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { route, type Route, type Visit } from '../doors/routes'
import { sendText } from '../http'
import { readSample, type Row } from '../people'
import { appPage, shellPage } from './pages'
import type { ShellPerson } from './shell-script'

const HTML = 'text/html; charset=utf-8'

export function phoneRoutes(h5Directory: string, people: () => unknown): readonly Route[] {
  function sendShell({ response }: Visit): void {
    sendText(response, 200, shellPage(readSample(people()).people.map(shellPerson)), HTML)
  }

  function sendApp({ address, response }: Visit): void {
    const page = path.join(h5Directory, 'index.html')
    if (!fs.existsSync(page)) return sendText(response, 503, 'The web client is not built: npm run build:h5', 'text/plain; charset=utf-8')
    const { searchParams } = address
    const identity = { openid: searchParams.get('openid') ?? 'oEmulatorAnybody', unionid: searchParams.get('unionid'), phone: searchParams.get('phone') ?? '' }
    sendText(response, 200, appPage(fs.readFileSync(page, 'utf8'), identity), HTML)
  }

  return [route('GET HEAD', '/phone', sendShell), route('GET HEAD', '/phone/app', sendApp)]
}

/** A sample person's WeChat identity: the one the sample names, or one that follows from name and number. */
function shellPerson(row: Row): ShellPerson {
  const [name, phone] = [textOf(row['name']), textOf(row['phone'])]
  const derived = `oEmulator${createHash('sha256').update(`${name}\n${phone}`).digest('hex').slice(0, 19)}`
  const unionid = textOf(row['unionid'])
  return { name, phone, openid: textOf(row['openid']) || derived, unionid: unionid === '' ? null : unionid, note: textOf(row['note']) }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
