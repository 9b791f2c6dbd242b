// Reading requests and writing answers, shared by the emulator's servers.
import type http from 'node:http'

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** The whole body; past the limit the rest is read and thrown away, so that the answer still arrives. */
export async function readBody(request: http.IncomingMessage, maxBytes = Number.MAX_SAFE_INTEGER): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= maxBytes) chunks.push(chunk)
  }
  if (bytes > maxBytes) throw new BodyTooLarge(`The body has ${bytes} bytes; ${maxBytes} are allowed`)
  return Buffer.concat(chunks)
}

export function sendJson(response: http.ServerResponse, status: number, value: unknown, headers: http.OutgoingHttpHeaders = {}): void {
  sendText(response, status, JSON.stringify(value), 'application/json; charset=utf-8', headers)
}

export function sendText(response: http.ServerResponse, status: number, text: string, contentType: string, headers: http.OutgoingHttpHeaders = {}): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store', ...headers })
  response.end(text)
}
