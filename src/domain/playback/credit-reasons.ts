// Why a stretch was credited, or was not (PLY-08). Stored values: never rename one.

export const creditReasons = [
  /** All that was played anew was credited. */
  'credited',
  /** Nothing was reported. */
  'nothing-played',
  /** Only what had been covered before was played. */
  'rewatched',
  /** Something beyond the frontier was played before the lesson was earned (PLY-02). */
  'skipped-ahead',
  /** More media was reported than time had passed on the server's clock. */
  'faster-than-clock',
  /** A random check waited for its answer (CHK-03). */
  'check-due',
  /** A random check was missed. */
  'check-missed',
  /** The journal of this lease was handed in before. */
  'handed-in-before',
  /** The lease is older than what is kept of closed leases. */
  'lease-forgotten',
  /** Played fully or earned before: only the resume point is kept. */
  'free-viewing',
] as const
export type CreditReason = (typeof creditReasons)[number]
