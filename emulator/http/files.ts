// Serves one file: type by its name, validators, and byte ranges (a video is sought by them).
import fs from 'node:fs'
import type http from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream'
import { sendText } from './bodies'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.mp4': 'video/mp4',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

export interface FileReply {
  readonly place: string
  readonly cacheControl: string
  readonly headers?: http.OutgoingHttpHeaders
}

/** false: there is no such file. */
export function sendFile(request: http.IncomingMessage, response: http.ServerResponse, { place, cacheControl, headers = {} }: FileReply): boolean {
  const stat = fs.statSync(place, { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile()) return false
  const etag = `"${stat.size.toString(16)}-${Math.floor(stat.mtimeMs).toString(16)}"`
  const common = {
    'content-type': TYPES[path.extname(place).toLowerCase()] ?? 'application/octet-stream',
    'cache-control': cacheControl,
    'accept-ranges': 'bytes',
    etag,
    'last-modified': stat.mtime.toUTCString(),
    'x-content-type-options': 'nosniff',
    ...headers,
  }
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, common).end()
    return true
  }
  const range = requestedRange(request, stat.size, etag)
  if (range === 'unsatisfiable') {
    sendText(response, 416, '', 'text/plain', { 'content-range': `bytes */${stat.size}` })
    return true
  }
  const [start, end] = range ?? [0, stat.size - 1]
  const partial = range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${stat.size}` }
  response.writeHead(range === undefined ? 200 : 206, { ...common, ...partial, 'content-length': Math.max(0, end - start + 1) })
  if (request.method === 'HEAD' || stat.size === 0) response.end()
  else pipeline(fs.createReadStream(place, { start, end }), response, () => undefined) // a reader that leaves early is no failure
  return true
}

function requestedRange(request: http.IncomingMessage, size: number, etag: string): readonly [number, number] | 'unsatisfiable' | undefined {
  const header = request.headers.range
  const condition = request.headers['if-range']
  if (header === undefined || (condition !== undefined && condition !== etag)) return undefined
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : [start, end]
}
