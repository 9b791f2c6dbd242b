// Arranging appeals: a result cancelled by the reviewer or by the school, an appeal against it, its decision.
import { operator, secondOperator, type ExamCloud, type Person, type Reply } from './arrange'
import { decide, pass, sit } from './journey'

export const deciderQian = { operator: 'qian', key: 'key-of-qian-1', reason: '复看照片，是本人' } as const
export const deciderZhou = { operator: operator.operator, key: operator.key, reason: '复看照片，是本人' } as const

/** A pass that the reviewer zhou rejected. */
export async function rejectedPass(cloud: ExamCloud, person: Person): Promise<string> {
  const { attemptId } = await sit(cloud, person, true)
  await decide(cloud, attemptId, 'rejected', '照片不是本人')
  return attemptId
}

/** A published pass that zhou took back, signed with qian. */
export async function cancelledPass(cloud: ExamCloud, person: Person): Promise<{ attemptId: string; certificateNumber: string }> {
  const { attemptId } = await pass(cloud, person)
  const { data } = await cancelResult(cloud, attemptId)
  return { attemptId, certificateNumber: data.certificateNumber }
}

export function cancelResult(cloud: ExamCloud, attemptId: string): Promise<Reply> {
  return cloud.admin('exam.cancelResult', { ...operator, ...secondOperator, reason: '照片与本人不符', attemptId, confirm: true })
}

export function appealAgainst(cloud: ExamCloud, person: Person, attemptId: string, change: object = {}): Promise<Reply> {
  return cloud.as(person, 'exam.appeal', { attemptId, text: '当天戴着安全帽，是我本人', image: null, ...change })
}

export function decideAppeal(cloud: ExamCloud, attemptId: string, outcome: 'upheld' | 'rejected', change: object = {}): Promise<Reply> {
  return cloud.admin('appeals.decide', { ...deciderQian, appealId: `${attemptId}_appeal_1`, outcome, confirm: true, ...change })
}

export interface Aftermath {
  readonly state: string
  readonly hours: number[]
  readonly certificates: { status: string; history: string[] }[]
  readonly deliveries: string[]
}

/** What is on record of the enrolment's result. */
export async function aftermathOf(cloud: ExamCloud, person: Person, attemptId: string): Promise<Aftermath> {
  const { enrolmentId, periodId } = person
  const [attempt] = await cloud.read<{ state: string }>('attempts', { _id: attemptId })
  const hours = await cloud.read<{ creditHours: number; atMs: number }>('ledger', { period: periodId, part: 'exam' })
  const certificates = await cloud.read<{ status: string; history: { status: string }[] }>('certificates', { enrolmentId })
  const deliveries = await cloud.read<{ kind: string; queuedAtMs: number }>('deliveries', { enrolmentId })
  return {
    state: attempt?.state ?? '',
    hours: hours.sort((left, right) => left.atMs - right.atMs).map(({ creditHours }) => creditHours),
    certificates: certificates.map(({ status, history }) => ({ status, history: history.map((entry) => entry.status) })),
    deliveries: deliveries.sort((left, right) => left.queuedAtMs - right.queuedAtMs).map(({ kind }) => kind),
  }
}
