// The web client and what it loads: the built H5 pages, stored files under temporary addresses, and printed QR codes.
import path from 'node:path'
import { sendFile, sendText } from '../http'
import type { FileStore, Signer } from '../storage'
import { route, type Route, type Visit } from './routes'

export interface ClientSurroundings {
  readonly h5Directory: string
  readonly files: FileStore
  readonly signer: Signer
  readonly now: () => number
}

/** The build puts a hash of the contents into these names, so they never change. */
const HASHED_NAME = /\.[0-9a-f]{8,}\.\w+(\.map)?$/

export function clientRoutes({ h5Directory, files, signer, now }: ClientSurroundings): readonly Route[] {
  function sendPage({ request, response, address }: Visit): void {
    const name = address.pathname === '/' ? '/index.html' : decodeURIComponent(address.pathname)
    const place = path.join(h5Directory, path.posix.normalize(name))
    const isInside = place.startsWith(h5Directory + path.sep)
    const cacheControl = HASHED_NAME.test(place) ? 'public, max-age=31536000, immutable' : 'no-cache'
    if (isInside && sendFile(request, response, { place, cacheControl })) return
    if (name === '/favicon.ico') return void response.writeHead(204).end() // browsers ask whether or not there is one
    const isIndex = name === '/index.html'
    sendText(response, isIndex ? 503 : 404, isIndex ? 'The web client is not built: npm run build:h5' : 'Not found', 'text/plain; charset=utf-8')
  }

  function sendStored({ request, response, address, parts }: Visit): void {
    const name = parts['*'] as string
    if (!signer.isValid(name, address.searchParams, now())) return sendText(response, 403, 'The address has expired or was never valid', 'text/plain; charset=utf-8')
    const headers = { 'access-control-allow-origin': '*', 'content-security-policy': 'sandbox' }
    if (!sendFile(request, response, { place: files.place(name), cacheControl: 'private, max-age=60', headers })) sendText(response, 404, 'Not found', 'text/plain')
  }

  /** The address in a printed or shown QR code: WeChat's scanner opens it, and it leads to the page that answers. */
  function openCode({ response, parts }: Visit): void {
    const location = `/#/pages/check/index?scene=${encodeURIComponent(parts['code'] as string)}`
    response.writeHead(302, { location, 'cache-control': 'no-store' }).end()
  }

  return [route('GET HEAD', '/storage/*', sendStored), route('GET HEAD', '/q/:code', openCode), route('GET HEAD', '/*', sendPage)]
}
