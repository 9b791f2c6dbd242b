// The limits of CloudBase's document database that a caller can run into.
export const DEFAULT_LIMIT = 100
export const MAX_LIMIT = 1000
/** In real time: a transaction holds locks, and the emulated clock may jump by years. */
export const TRANSACTION_LIMIT_MS = 30_000
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
export const MAX_RESPONSE_BYTES = 16 * 1024 * 1024
/** A query that looks at more documents than this without an index is listed in the statistics. */
export const NOTABLE_SCAN = 1000
