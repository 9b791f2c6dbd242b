import type { RequestOf } from '../../../src/contract'
import { issueClaim } from '../../../src/contract/account/issue-claim'
import { formatClaimCode } from '../../../src/domain/account'
import { dayOf } from '../../../src/domain/units'
import { putClaimCode } from '../../platform/account/claim-codes'
import type { Context } from '../../platform/context'
import type { EmployerDocument, TraineeDocument } from '../../platform/documents/people'
import { employerIdOf } from '../../platform/enrolment/employer-id'
import { appendEvidence } from '../../platform/evidence'
import { findAll, findByIds } from '../../platform/find-all'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { retryConflicts } from '../../platform/retry'
import { currentRuleSet } from '../../platform/rules-in-force'
import { writeResult } from '../../platform/spreadsheet'

type Input = RequestOf<typeof issueClaim>

/** As many as one call finishes well within its time; `next` carries on after the last. */
const peoplePerCall = 200
const peoplePerTransaction = 20

interface Issued {
  readonly trainee: TraineeDocument
  readonly code: string
}

async function findEmployer(context: Context, name: string): Promise<EmployerDocument> {
  const employer = await context.database.get('employers', employerIdOf(context, name))
  if (!employer) throw refuseOperator('EMPLOYER_UNKNOWN', `没有找到企业“${name}”，请按报名汇总表上的全称填写。`)
  return employer
}

/** Everybody of the employer who still has to be claimed, in a fixed order. */
async function unboundPeople(context: Context, employer: EmployerDocument): Promise<TraineeDocument[]> {
  const enrolments = await findAll(context, 'enrolments', { employerId: employer._id, status: 'enrolled' })
  const people = await findByIds(context, 'trainees', enrolments.map(({ traineeId }) => traineeId))
  return people.filter(({ wechat }) => wechat === null).sort((left, right) => (left._id < right._id ? -1 : 1))
}

async function issueAll(context: Context, people: readonly TraineeDocument[], operatorId: string, reason: string): Promise<Issued[]> {
  const rules = await currentRuleSet(context)
  const issued: Issued[] = []
  for (let start = 0; start < people.length; start += peoplePerTransaction) {
    const group = people.slice(start, start + peoplePerTransaction)
    const codes = await retryConflicts(() =>
      context.database.transact(async (transaction) => {
        const made: Issued[] = []
        for (const trainee of group) {
          made.push({ trainee, code: formatClaimCode(await putClaimCode(transaction, context, rules, trainee._id, operatorId)) })
          await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'claim-code-issued', operator: operatorId })
        }
        await recordOperation(transaction, context, { operatorId, operation: issueClaim.name, reason, effect: `发认领码 ${group.length} 人，旧码作废`, subjects: group.map(({ _id }) => _id) })
        return made
      }),
    )
    issued.push(...codes)
  }
  return issued
}

async function printSheet(context: Context, title: string, issued: readonly Issued[], validUntil: string): Promise<string | null> {
  const columns = [{ title: '姓名' }, { title: '身份证尾号' }, { title: '认领码', width: 16 }, { title: '有效期至' }, { title: '使用方法', width: 60 }]
  const how = '微信打开学习小程序或网页，点“认证登录”→“用认领码登录”，填写姓名、身份证号和认领码，只能用一次'
  const rows = issued.map(({ trainee, code }) => [trainee.name, trainee.idTail, code, validUntil, how])
  return (await writeResult(context, 'claim-codes', title, columns, rows)).address
}

export const issueClaimHandler = handler(issueClaim, {
  async load(context, input) {
    const operator = await requireOperator(context, input)
    if (input.employer === undefined) return { operator, employer: null, people: [await requirePerson(context, input)] }
    const employer = await findEmployer(context, input.employer)
    return { operator, employer, people: await unboundPeople(context, employer) }
  },
  decide({ people }, { after }) {
    const rest = after === undefined ? people : people.filter(({ _id }) => _id > after)
    return { now: rest.slice(0, peoplePerCall), left: Math.max(0, rest.length - peoplePerCall) }
  },
  async commit(context, { now, left }, { operator, employer, people }, input) {
    const counts = { 待认领: people.length, 本次: now.length, 其余: left }
    // One person is done at once; a whole employer is shown first (OPS-04).
    if (employer && !input.confirm) return { ...dryRun(context, input, employer.name, now.length, counts), codes: [] }
    const issued = await issueAll(context, now, operator._id, input.reason)
    const validUntil = dayOf(context.nowMs + (await currentRuleSet(context)).accounts.claimCodeLifeMs)
    const last = now.at(-1)?._id
    return {
      ...answerOperator(context, {
        sentence: `已发认领码 ${issued.length} 人，${validUntil} 前有效，只显示这一次，以前的码全部作废${left > 0 ? `；还有 ${left} 人，请接着办“下一步”（next）` : ''}。`,
        counts,
        lines: issued.map(({ trainee, code }) => `${trainee.name}（尾号 ${trainee.idTail}） ${code}`),
        file: employer && issued.length > 0 ? await printSheet(context, '认领码', issued, validUntil) : null,
        next: left > 0 && last !== undefined ? nextEvent(issueClaim.name, input, { after: last }) : null,
      }),
      codes: issued.slice(0, 20).map(({ trainee, code }) => ({ name: trainee.name, idTail: trainee.idTail, claimCode: code })),
    }
  },
})

function dryRun(context: Context, input: Input, employer: string, people: number, counts: Readonly<Record<string, number>>) {
  return answerOperator(context, {
    sentence: people > 0 ? `将为“${employer}”未绑定微信的 ${people} 人发认领码，以前的码全部作废；确认请办“下一步”（next）。` : `“${employer}”没有未绑定微信的学员，不用发认领码。`,
    counts,
    next: people > 0 ? nextEvent(issueClaim.name, input, { confirm: true }) : null,
  })
}
