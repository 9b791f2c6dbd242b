import type { RequestOf } from '../../../src/contract'
import { correctTrainee } from '../../../src/contract/account/correct-trainee'
import { judgeCorrection, maskName, maskPhone, type Correction, type CorrectionVerdict } from '../../../src/domain/account'
import { writeCorrections, type CorrectedPerson } from '../../platform/account/write-corrections'
import type { Context } from '../../platform/context'
import type { EnrolmentDocument, TraineeDocument } from '../../platform/documents/people'
import { idNumberClaim } from '../../platform/enrolment/known-people'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'

type Input = RequestOf<typeof correctTrainee>

const refusals = {
  NOTHING_TO_CHANGE: '没有要更正的内容：请填 newIdNumber、newName、newPhone 或 newRegistrationNumber，且与现在登记的不同。',
  ID_NUMBER_INVALID: '新的身份证号不对（出生日期或校验码对不上），没有更正；请对照身份证原件再填。',
  NAME_UNREADABLE: '新的姓名里有数字或符号，没有更正；请填身份证上的姓名。',
  REGISTRATION_UNREADABLE: '新的注册编号是空的，没有更正。',
} as const satisfies Record<Extract<CorrectionVerdict, { kind: 'refused' }>['reason'], string>

async function loadPerson(context: Context, input: Input): Promise<CorrectedPerson & { readonly idNumber: string }> {
  const trainee = await requirePerson(context, input)
  const idNumber = context.idNumbers.open(trainee.idSealed, 'id-number')
  if (idNumber === null) throw new Error(`the ID number of ${trainee._id} cannot be opened: a key is missing`)
  const [enrolments, certificates, school] = await Promise.all([
    context.database.find('enrolments', { traineeId: trainee._id, status: 'enrolled' }),
    context.database.find('certificates', { traineeId: trainee._id, status: 'valid' }),
    context.database.get('school', 'school'),
  ])
  return { trainee, idNumber, enrolment: input.newRegistrationNumber === undefined ? null : requireEnrolment(enrolments, input), certificates, schoolPhone: school?.phone ?? '' }
}

/** Of several renewals the newest is meant: older ones are done. */
function requireEnrolment(enrolments: readonly EnrolmentDocument[], { specialty }: Input): EnrolmentDocument {
  const meant = enrolments.filter((enrolment) => specialty === undefined || enrolment.specialty === specialty).sort((left, right) => right.createdAtMs - left.createdAtMs)
  const [newest, second] = meant
  if (!newest) throw refuseOperator('CORRECTION_REFUSED', '没有这个专业的报名，注册编号没有更正。')
  if (second && second.specialty !== newest.specialty) throw refuseOperator('CORRECTION_REFUSED', '报了几个专业，请用 specialty 写明更正哪个专业的注册编号。')
  return newest
}

export const correctTraineeHandler = handler(correctTrainee, {
  async load(context, input) {
    const operator = await requireOperator(context, input)
    const owner = input.newIdNumber === undefined ? null : await context.database.get('claims', idNumberClaim(context, input.newIdNumber))
    return { operator, owner, ...(await loadPerson(context, input)) }
  },
  decide({ trainee, idNumber, enrolment, owner }, input) {
    const current = { idNumber, name: trainee.name, phone: trainee.reservedPhone, registrationNumber: enrolment?.registrationNumber ?? null }
    const wanted = { idNumber: input.newIdNumber, name: input.newName, phone: input.newPhone, registrationNumber: input.newRegistrationNumber }
    const verdict = judgeCorrection(current, wanted)
    if (verdict.kind === 'refused') throw refuseOperator('CORRECTION_REFUSED', refusals[verdict.reason])
    if (owner !== null && owner.owner !== trainee._id) throw refuseOperator('ID_NUMBER_TAKEN', '新的身份证号已经是另一位学员的，没有更正；同一个人报了两次的，请联系技术人员合并。')
    return verdict.corrections
  },
  async commit(context, corrections, { operator, ...person }, input) {
    const who = `${maskName(person.trainee.name)}（证件尾号 ${person.trainee.idTail}）`
    const lines = [...corrections.map(describe), ...effects(corrections, person)]
    if (!input.confirm) {
      await recordLook(context, correctTrainee, input, 'dry run', [person.trainee._id])
      return { ...answerOperator(context, { sentence: `试算：将更正${who} ${corrections.length} 项；学时、考试和绑定不变。确认请加 "confirm": true。`, lines, next: nextEvent(correctTrainee.name, input, { confirm: true }) }), done: false }
    }
    await writeCorrections(context, person, corrections, { operatorId: operator._id, operation: correctTrainee.name, reason: input.reason })
    return { ...answerOperator(context, { sentence: `已更正${who} ${corrections.length} 项，更正前的内容已加密留存。`, lines }), done: true }
  },
})

/** The console keeps its answers: what is shown is masked, of an ID number the places that change. */
function describe({ field, before, after }: Correction): string {
  switch (field) {
    case 'id-number': {
      const places = [...after].flatMap((character, index) => (character === before[index] ? [] : [index + 1]))
      return `身份证号：第 ${places.join('、')} 位，尾号 ${before.slice(-4)} → ${after.slice(-4)}`
    }
    case 'name':
      return `姓名：${before} → ${after}`
    case 'phone':
      return `预留手机号：${maskPhone(before)} → ${maskPhone(after)}`
    case 'registration-number':
      return `注册编号：${before === '' ? '（空）' : before} → ${after}`
  }
}

function effects(corrections: readonly Correction[], { trainee, certificates }: { readonly trainee: TraineeDocument; readonly certificates: readonly { readonly _id: string }[] }): string[] {
  const has = (field: Correction['field']): boolean => corrections.some((correction) => correction.field === field)
  const told: string[] = []
  if (has('phone')) told.push('网页登录全部退出；原手机号会收到短信')
  if (has('phone') && trainee.wechat !== null && trainee.wechat.proof !== 'claim') told.push('已绑定的微信是用原手机号验证的：不是本人的微信，请用 account.moveBinding 换绑')
  if (has('id-number') && trainee.password !== null) told.push('网页登录改用新的身份证号，密码不变')
  if (certificates.length > 0 && corrections.some(({ field }) => field !== 'phone')) told.push(`学时证明 ${certificates.map(({ _id }) => _id).join('、')} 编号不变，内容按更正后重新出；已打印的请重新下载`)
  return told
}
