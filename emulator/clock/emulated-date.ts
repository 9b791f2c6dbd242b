// The Date a function sees: the real constructor with another idea of now. Its instances are real dates, so
// `instanceof`, JSON and every library treat them as such.
export function createEmulatedDate(now: () => number): DateConstructor {
  const Real = Date

  function EmulatedDate(this: unknown, ...values: unknown[]): unknown {
    if (new.target === undefined) return new Real(now()).toString()
    const target = new.target === (EmulatedDate as unknown) ? Real : new.target
    return Reflect.construct(Real, values.length === 0 ? [now()] : values, target)
  }

  Object.setPrototypeOf(EmulatedDate, Real)
  Object.defineProperties(EmulatedDate, {
    prototype: { value: Real.prototype, writable: false },
    name: { value: 'Date' },
    length: { value: 7 },
    now: { value: now, writable: true, configurable: true },
  })
  return EmulatedDate as unknown as DateConstructor
}
