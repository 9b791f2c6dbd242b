// The kinds of data that are destroyed, and when the term of each has run out (PRV-01, PIPL art. 19 and 47).
import type { RetentionRules } from '../rules'
import { dayMs, type EpochMs } from '../units'

export const destructionKinds = ['face-photo', 'message', 'watch-details', 'exam-details'] as const
export type DestructionKind = (typeof destructionKinds)[number]

export const destructionNames = {
  'face-photo': '人脸照片',
  message: '短信内容和手机号',
  'watch-details': '学习时段明细',
  'exam-details': '试卷和作答明细',
} as const satisfies Record<DestructionKind, string>

/** The days each kind is kept. */
export function termDays(kind: DestructionKind, rules: RetentionRules): number {
  switch (kind) {
    case 'face-photo':
      return rules.facePhotoDays
    case 'message':
      return rules.messageDays
    case 'watch-details':
      return rules.watchEvidenceDays
    case 'exam-details':
      return rules.examEvidenceDays
  }
}

/** Whatever was settled at this instant or earlier has had its term. */
export function settledBefore(kind: DestructionKind, rules: RetentionRules, now: EpochMs): EpochMs {
  return now - termDays(kind, rules) * dayMs
}
