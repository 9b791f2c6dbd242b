import type { ResponseOf } from '../../contract'
import type { getOverview } from '../../contract/exam/get-overview'

export type Overview = ResponseOf<typeof getOverview>

export const labels = {
  title: '考试须知',
  consentTitle: '考试怎么核对是您本人',
  agree: '同意，参加考试',
  decide: '下一步',
  toOverview: '回到考试页',
  wrongTimeTitle: '现在不用看考试须知',
  wrongTimeText: '考试页上亮着的就是该做的那一步。',
  given: '您已同意拍照核对 ✓',
  undecided: '请先在上面选一种核对办法。两种都可以参加考试。',
  outdatedTitle: '学校刚更新了这份内容',
  outdatedText: '请看一遍新的，再点一次。您的学时没有变化。',
} as const

export type ConsentChoice = 'photo' | 'in-person'

export const choices: readonly { readonly choice: ConsentChoice; readonly title: string; readonly detail: string }[] = [
  { choice: 'photo', title: '同意拍照核对', detail: '考前、考后各拍一张，只用于核对是不是本人' },
  { choice: 'in-person', title: '不同意，到学校现场核验', detail: '考前、考后由老师当面核对，不拍照' },
]

export const inPersonText =
  '不拍照也能考试：考前、考后请到学校，由老师当面核对身份，老师登记后考试页会自动进到下一步。请先打电话约时间，带上身份证。学时和成绩不受影响，以后想改为拍照，在这一页选同意就行。'

/** Which parts of the page stand: the notice before each attempt, the consent until it is given. */
export function partsOf({ step, consent }: Overview): { readonly hasNotice: boolean; readonly asksConsent: boolean } {
  const isAgain = step.kind === 'failed' || ((step.kind === 'cancelled' || step.kind === 'withheld') && step.againInMs === 0)
  const hasNotice = step.kind === 'notice' || isAgain
  const isGiven = consent.givenVersion === consent.text.version
  // a consent withdrawn during the exam is asked for again before the exit photo
  const needsPhoto = step.kind === 'consent' || step.kind === 'exit-photo'
  return { hasNotice, asksConsent: (hasNotice || needsPhoto) && !isGiven }
}
