// Tries are unlimited, guessing is slowed (EXC-01): after some failures in a row the next try is issued later.
import type { ExerciseRules } from '../rules'
import type { Milliseconds } from '../units'

/** How long the next try waits after this many failures in a row. */
export function pauseAfterFailures(failuresInRow: number, rules: ExerciseRules): Milliseconds {
  if (failuresInRow < rules.failuresBeforePause) return 0
  return failuresInRow === rules.failuresBeforePause ? rules.firstPauseMs : rules.laterPauseMs
}
