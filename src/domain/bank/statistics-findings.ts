// What the report on questions says, in the operator's words.
import type { ItemFinding } from './item-statistics'

export const itemFindingTexts = {
  KEY_DOUBTED: '选同一个错误答案的人比答对的还多，请核对答案',
  NEGATIVE: '成绩好的人反而答错，请核对题目和答案',
  WEAK: '区分度低，好坏分不开',
  TOO_HARD: '太难，答对的不到两成',
  TOO_EASY: '太容易，几乎人人答对',
} as const satisfies Record<ItemFinding, string>
