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

/** As trainee, operator and inspector read it: the one home of these texts. */
export const creditReasonTexts = {
  credited: '全部计上',
  'nothing-played': '没有播放',
  rewatched: '回看，以前已计过',
  'skipped-ahead': '跳过的部分不计',
  'faster-than-clock': '播放比实际时间快，多出的不计',
  'check-due': '等待学习验证，没有计',
  'check-missed': '学习验证没有答上，没有计',
  'handed-in-before': '这段记录以前交过',
  'lease-forgotten': '记录保存得太久，没有计',
  'free-viewing': '已看完，自由观看',
} as const satisfies Record<CreditReason, string>
