// Envelopes that the emulator itself answers with, in the shape of the contract.
import { randomUUID } from 'node:crypto'
import type http from 'node:http'
import { BodyTooLarge, sendJson } from '../http'
import { ClockError } from '../clock'
import { FunctionTimeout, UnknownFunction } from '../functions'
import { StoragePathError } from '../storage'

/** A refusal of a door, before or instead of a function's answer. */
export class DoorRefusal extends Error {
  constructor(
    readonly code: 'BAD_REQUEST' | 'NOT_FOUND' | 'PAYLOAD_TOO_LARGE' | 'INTERNAL' | 'TRY_AGAIN',
    message: string,
  ) {
    super(message)
    this.name = 'DoorRefusal'
  }
}

const STATUSES: Readonly<Record<DoorRefusal['code'], number>> = { BAD_REQUEST: 400, NOT_FOUND: 404, PAYLOAD_TOO_LARGE: 413, INTERNAL: 500, TRY_AGAIN: 503 }

export function refusalOf(error: unknown): DoorRefusal {
  if (error instanceof DoorRefusal) return error
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof BodyTooLarge) return new DoorRefusal('PAYLOAD_TOO_LARGE', message)
  if (error instanceof UnknownFunction) return new DoorRefusal('NOT_FOUND', message)
  if (error instanceof ClockError || error instanceof StoragePathError || error instanceof URIError) return new DoorRefusal('BAD_REQUEST', message)
  if (error instanceof FunctionTimeout) return new DoorRefusal('INTERNAL', message)
  return new DoorRefusal('INTERNAL', `The function failed: ${message}`)
}

export function sendRefusal(response: http.ServerResponse, error: unknown, now: number, requestId: string = randomUUID()): void {
  const { code, message } = refusalOf(error)
  const details = code === 'BAD_REQUEST' ? { details: { issues: [message.slice(0, 300)] } } : {}
  sendJson(response, STATUSES[code], { ok: false, error: { code, message, requestId, ...details }, serverTimeMs: now }, { 'x-request-id': requestId })
}
