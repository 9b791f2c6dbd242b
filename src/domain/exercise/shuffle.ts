// Questions and options are shuffled per try (EXC-02). Randomness comes in as a value source.

/** A shuffled copy (Fisher–Yates); `drawUnit` gives numbers in [0, 1). */
export function shuffle<T>(items: readonly T[], drawUnit: () => number): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(drawUnit() * (last + 1))
    const moved = shuffled[last] as T
    shuffled[last] = shuffled[other] as T
    shuffled[other] = moved
  }
  return shuffled
}
