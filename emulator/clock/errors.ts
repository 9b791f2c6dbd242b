export class ClockError extends Error {
  override readonly name = 'ClockError'
}
