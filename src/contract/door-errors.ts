import { count, duration, list, record, text } from './fields'

export const doorErrorTable = {
  /** The event is no call, or the input does not fit the request; `issues` names the fields. */
  BAD_REQUEST: { status: 400, details: record({ issues: list(text(300), 20) }) },
  UNKNOWN_OPERATION: { status: 404 },
  PAYLOAD_TOO_LARGE: { status: 413 },
  /** No session, an ended one, or a WeChat identity that is bound to nobody. */
  NOT_SIGNED_IN: { status: 401 },
  /** The calling side may not use this function or operation. */
  FORBIDDEN: { status: 403 },
  /** Somebody else changed the same record at the same moment, or the database was busy; nothing changed. */
  TRY_AGAIN: { status: 503 },
  /** Our fault; nothing changed. */
  INTERNAL: { status: 500 },
  /** Too many tries; `retryAfterMs` says how long to wait. */
  THROTTLED: { status: 429, details: record({ retryAfterMs: duration, triesLeft: count(1000) }) },
  /** The thing does not exist, or is somebody else's. */
  NOT_FOUND: { status: 404 },
} as const
