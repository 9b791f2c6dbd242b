export { createClock, lastWriteOf, MAX_ADVANCE_MS, type Clock } from './clock'
export { createEmulatedDate } from './emulated-date'
export { ClockError } from './errors'
