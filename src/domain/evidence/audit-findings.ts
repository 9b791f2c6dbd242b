// What an audit can find, and how it is said to an operator or inspector.

/** A difference; its kind says what, `where` which record. */
export interface AuditFinding {
  readonly kind: AuditKind
  readonly where: string
  /** Numbers or names that the sentence needs. */
  readonly detail: string
}

export const auditTexts = {
  'earned-without-progress': '台账记了学时，但这一节没有播放完成的记录',
  'earned-without-exercise': '台账记了学时，但没有课后练习的记录',
  'earned-missing': '课后练习全对并应得学时，台账里没有这一条',
  'earned-twice': '同一节课在台账里记了两次学时',
  'earned-misnamed': '台账条目的编号和它记的课节不符',
  'earned-hours-differ': '台账学时和课程版本规定的学时不同',
  'earned-lesson-unknown': '台账记的课节不在这个版本的课程里',
  'exam-hours-differ': '考试学时和考试结果对不上',
  'pass-without-certificate': '考试已合格，但没有有效的学时证明',
  'certificate-without-pass': '学时证明有效，但考试不是合格状态',
  'certificate-differs': '学时证明上的学时和台账重新计算的不同',
  'certificate-score-differs': '学时证明上的成绩和考试记录不同',
  'delivery-differs': '报送省中心的学时或成绩和学时证明不同',
  'ledger-unproved': '台账条目在证据链里没有对应的记录',
  'ledger-altered': '台账条目和证据链里的记录不同，可能被改过',
  'ledger-missing': '证据链里有这条学时，台账里没有，可能被删过',
  'progress-incomplete': '播放完成的标记和看到的位置不符',
  'frontier-differs': '看到的位置和证据链里最后一次结束播放时的不同',
  'stretch-missing': '播放记录少了一段',
  'stretch-altered': '播放记录被改过',
  'stretch-unproved': '播放记录多了一段，证据链里没有',
  'watch-head-differs': '播放记录重新计算的结果和证据链不同',
  'entry-missing': '证据链少了一条',
  'entry-reordered': '证据链的顺序不对',
  'entry-altered': '证据链里的一条被改过',
  'entry-forged': '证据链里的一条不是用学校的密钥写的',
  'key-missing': '证据链里的一条用的是别的密钥，手头没有，无法核对',
  'chain-end-differs': '证据链的末端和登记的不同',
  'chain-missing': '证据链的登记丢了',
  'photo-differs': '照片的指纹和证据链里的不同',
  'operator-entry-altered': '操作记录和证据链里的不同，可能被改过',
  'operator-entry-missing': '证据链里有这次操作，操作记录里没有，可能被删过',
  'operator-entry-unproved': '操作记录在证据链里没有对应的记录',
  'root-differs': '每日根值里的这条链和现在的不同，证据链可能被整条改写过',
  'proof-wrong': '证据链和每日根值对不上',
  'root-link-broken': '每日根值前后接不上或重新计算不同',
  'root-unknown': '手头的根值不在证据包里',
  'file-altered': '文件和清单里的指纹不同',
  'file-missing': '清单里的文件不在包里',
  'file-unlisted': '包里有清单之外的文件',
} as const satisfies Record<string, string>
export type AuditKind = keyof typeof auditTexts

export function describeFinding({ kind, where, detail }: AuditFinding): string {
  return `${auditTexts[kind]}（${where}${detail === '' ? '' : `，${detail}`}）`
}
