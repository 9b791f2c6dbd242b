// Reading what arrives at a door.
import type http from 'node:http'
import { readBody } from '../http'
import { DoorRefusal } from './envelopes'

export const MAX_CALL_BYTES = 6 * 1024 * 1024

export async function readJson(request: http.IncomingMessage, maxBytes = MAX_CALL_BYTES): Promise<unknown> {
  return parseJson((await readBody(request, maxBytes)).toString('utf8'))
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new DoorRefusal('BAD_REQUEST', 'The body is not JSON')
  }
}

export async function readObject(request: http.IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const value = await readJson(request)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new DoorRefusal('BAD_REQUEST', 'The body is no object')
  return value as Readonly<Record<string, unknown>>
}

export function header(request: http.IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
