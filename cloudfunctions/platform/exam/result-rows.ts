// One row per result for the provincial centre (RPT-01, RPT-02). The ID number is decrypted here and nowhere else in
// the exam's rooms: the province knows people by it.
import type { DeliveryKind } from '../../../src/domain/delivery'
import { formatCreditHours } from '../../../src/domain/certificate'
import { itemNames, specialtyNames } from '../../../src/domain/specialty'
import type { Context } from '../context'
import type { CertificateDocument, DeliveryDocument } from '../documents/exam'
import type { EnrolmentDocument, TraineeDocument } from '../documents/people'
import { findByIds } from '../find-all'
import type { SheetColumn } from '../spreadsheet'

export interface ResultRow {
  readonly delivery: DeliveryDocument
  readonly certificate: CertificateDocument
  readonly trainee: TraineeDocument
  readonly enrolment: EnrolmentDocument
}

export const resultColumns: readonly SheetColumn[] = [
  { title: '序号', width: 6 },
  { title: '类别', width: 12 },
  { title: '姓名', width: 10 },
  { title: '身份证号', width: 22 },
  { title: '手机号', width: 14 },
  { title: '聘用企业', width: 28 },
  { title: '注册编号', width: 18 },
  { title: '专业', width: 16 },
  { title: '主项/增项', width: 10 },
  { title: '总学时', width: 8 },
  { title: '考试成绩', width: 8 },
  { title: '学习开始', width: 12 },
  { title: '学习结束', width: 12 },
  { title: '发证日期', width: 12 },
  { title: '学时证明编号', width: 24 },
  // by it the receipt is recorded when it comes back on paper
  { title: '报送编号', width: 60 },
]

/** Deliveries whose people are gone (deleted at their wish) are left out. */
export async function loadResultRows(context: Pick<Context, 'database'>, deliveries: readonly DeliveryDocument[]): Promise<ResultRow[]> {
  const certificates = await findByIds(context, 'certificates', deliveries.map(({ payload }) => String(payload['certificate'])))
  const [trainees, enrolments] = await Promise.all([
    findByIds(context, 'trainees', certificates.map(({ traineeId }) => traineeId)),
    findByIds(context, 'enrolments', deliveries.map(({ enrolmentId }) => enrolmentId)),
  ])
  const byId = { certificates: indexed(certificates), trainees: indexed(trainees), enrolments: indexed(enrolments) }
  return deliveries.flatMap((delivery) => {
    const certificate = byId.certificates.get(String(delivery.payload['certificate']))
    const trainee = certificate && byId.trainees.get(certificate.traineeId)
    const enrolment = byId.enrolments.get(delivery.enrolmentId)
    return certificate && trainee && enrolment ? [{ delivery, certificate, trainee, enrolment }] : []
  })
}

function indexed<T extends { _id: string }>(documents: readonly T[]): ReadonlyMap<string, T> {
  return new Map(documents.map((document) => [document._id, document]))
}

export const deliveryNames = { result: '合格', correction: '更正：取消', restoration: '更正：恢复' } as const satisfies Record<DeliveryKind, string>

/** The full ID number, for the province alone. */
export function openIdNumber(context: Pick<Context, 'idNumbers'>, trainee: TraineeDocument): string {
  const idNumber = context.idNumbers.open(trainee.idSealed, 'id-number')
  if (idNumber === null) throw new Error(`the ID number of ${trainee._id} cannot be opened: its key is missing`)
  return idNumber
}

export function resultRow(context: Pick<Context, 'idNumbers'>, { delivery, certificate, trainee, enrolment }: ResultRow, index: number): (string | number | null)[] {
  return [
    index + 1,
    deliveryNames[delivery.kind],
    certificate.name,
    openIdNumber(context, trainee),
    trainee.ownPhone ?? trainee.reservedPhone,
    certificate.employer,
    certificate.registrationNumber,
    specialtyNames[certificate.specialty],
    itemNames[enrolment.item],
    Number(formatCreditHours(certificate.totalHours)),
    certificate.examScore,
    certificate.studiedFrom,
    certificate.studiedTo,
    certificate.issuedOn,
    certificate._id,
    delivery._id,
  ]
}

/** False when somebody else changed the delivery meanwhile. */
export function markSent(context: Pick<Context, 'database' | 'nowMs'>, { _id, version, tries }: DeliveryDocument): Promise<boolean> {
  return context.database.updateIf('deliveries', { _id, version, state: 'with-school' }, { state: 'sent', way: 'hand', tries: tries + 1, receipt: '线下表格', lastError: null, updatedAtMs: context.nowMs, version: version + 1 })
}
