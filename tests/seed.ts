// One seed for every property test, so that the same tree passes or fails the same everywhere. `SEED=<number>` tries
// another one; the long proofs (npm run soak) draw a fresh one each time and print it.
export const seed = Number(process.env['SEED'] ?? 20_261_123)
