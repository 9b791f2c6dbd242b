// Writes an operator's corrections of one person in one transaction (OPS-05): the claim of the ID number moves with it,
// the old values stay sealed, certificates are made anew under their numbers.
import { maskIdNumber, type Correction } from '../../../src/domain/account'
import { DuplicateDocument, type Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { CertificateDocument } from '../documents/exam'
import type { EnrolmentDocument, TraineeDocument } from '../documents/people'
import { idNumberClaim } from '../enrolment/known-people'
import { appendEvidence } from '../evidence'
import { fenceTrainee } from '../fencing'
import { queueMessage } from '../messages'
import { recordOperation } from '../operators'
import { CommitConflict } from '../refusal'
import { countBindingMove } from './binding-moves'
import { idNumberHash } from './people'
import { voidCode } from './sms-codes'

export interface CorrectedPerson {
  readonly trainee: TraineeDocument
  /** Whose registration number is corrected; null when none is. */
  readonly enrolment: EnrolmentDocument | null
  /** The valid ones. */
  readonly certificates: readonly CertificateDocument[]
  readonly schoolPhone: string
}

interface Order {
  readonly operatorId: string
  readonly operation: string
  readonly reason: string
}

export const correctionPurpose = 'correction'

export async function writeCorrections(context: Context, person: CorrectedPerson, corrections: readonly Correction[], order: Order): Promise<void> {
  const after = (field: Correction['field']): string | undefined => corrections.find((correction) => correction.field === field)?.after
  const [idNumber, name, phone, registrationNumber] = [after('id-number'), after('name'), after('phone'), after('registration-number')]
  const { trainee, enrolment } = person
  try {
    await context.database.transact(async (transaction) => {
      // Who held the wrong number may be signed in by it: a corrected phone ends that right (integrity.md, "Fencing").
      if (phone !== undefined) await fenceTrainee(transaction, context, trainee._id)
      const current = await transaction.get('trainees', trainee._id)
      if (current?.version !== trainee.version) throw new CommitConflict('the person changed at the same moment')
      if (idNumber !== undefined) await moveIdNumberClaim(transaction, context, trainee, idNumber)
      await transaction.update('trainees', trainee._id, {
        ...(idNumber === undefined ? {} : { idSealed: context.idNumbers.seal(idNumber, 'id-number'), idHash: idNumberHash(context, idNumber), idTail: idNumber.slice(-4) }),
        ...(name === undefined ? {} : { name }),
        ...(phone === undefined ? {} : { reservedPhone: phone, sessionEpoch: trainee.sessionEpoch + 1 }),
        version: trainee.version + 1,
      })
      if (phone !== undefined) await voidCode(transaction, context, 'sign-in-id-number', trainee.idHash)
      if (phone !== undefined) await tellOldPhone(transaction, context, person, phone)
      if (enrolment && registrationNumber !== undefined) await correctEnrolment(transaction, enrolment, registrationNumber)
      for (const certificate of person.certificates) await remakeCertificate(transaction, context, certificate, { idTail: idNumber?.slice(-4), name, registrationNumber: certificate.enrolmentId === enrolment?._id ? registrationNumber : undefined }, order)
      for (const correction of corrections) await keepCorrection(transaction, context, person, correction, order)
      await recordOperation(transaction, context, { ...order, effect: `更正 ${corrections.map(({ field }) => field).join('、')}`, subjects: [trainee._id] })
    })
  } catch (error) {
    if (error instanceof DuplicateDocument) throw new CommitConflict('the ID number was enrolled at the same moment')
    throw error
  }
}

/** The wrong number is free again: it may be another person's right one. */
async function moveIdNumberClaim(transaction: Transaction, context: Pick<Context, 'lookupHash' | 'nowMs'>, trainee: TraineeDocument, idNumber: string): Promise<void> {
  await transaction.create('claims', { _id: idNumberClaim(context, idNumber), owner: trainee._id, atMs: context.nowMs })
  await transaction.remove('claims', `idnumber_${trainee.idHash}`)
  await transaction.put('claims', { _id: `formerid_${trainee.idHash}`, owner: trainee._id, atMs: context.nowMs })
}

async function tellOldPhone(transaction: Transaction, context: Pick<Context, 'nowMs'>, { trainee, schoolPhone }: CorrectedPerson, phone: string): Promise<void> {
  // What was offered to a WeChat on the old number's proof is void.
  const times = await countBindingMove(transaction, context.nowMs, trainee._id)
  if (trainee.isDemonstration) return
  await queueMessage(transaction, context, { kind: 'phone-corrected', subject: `${trainee._id}_${times}`, traineeId: trainee._id, phone: trainee.reservedPhone, params: [trainee.name, `尾号 ${phone.slice(-4)}`, schoolPhone] })
}

async function correctEnrolment(transaction: Transaction, enrolment: EnrolmentDocument, registrationNumber: string): Promise<void> {
  const current = await transaction.get('enrolments', enrolment._id)
  if (current?.version !== enrolment.version) throw new CommitConflict('the enrolment changed at the same moment')
  await transaction.update('enrolments', enrolment._id, { registrationNumber, version: enrolment.version + 1 })
}

/** The number stays: whoever checks a paper of before sees that its content is no longer this one (CRT-02). */
async function remakeCertificate(
  transaction: Transaction,
  context: Pick<Context, 'nowMs' | 'secrets'>,
  { _id }: CertificateDocument,
  { idTail, name, registrationNumber }: { readonly idTail: string | undefined; readonly name: string | undefined; readonly registrationNumber: string | undefined },
  { operatorId }: Order,
): Promise<void> {
  if (idTail === undefined && name === undefined && registrationNumber === undefined) return
  const current = await transaction.get('certificates', _id)
  if (!current || current.status !== 'valid') return
  await transaction.update('certificates', _id, {
    ...(idTail === undefined ? {} : { idMasked: maskIdNumber(idTail) }),
    ...(name === undefined ? {} : { name }),
    ...(registrationNumber === undefined ? {} : { registrationNumber }),
    pdf: null,
    history: [...current.history, { status: 'valid', reason: '信息更正', operatorId, atMs: context.nowMs }],
    version: current.version + 1,
  })
  await appendEvidence(transaction, context, 'exam', current.enrolmentId, { event: 'certificate-corrected', certificate: _id, earlierPdf: current.pdf?.sha256 ?? null, operator: operatorId })
}

async function keepCorrection(transaction: Transaction, context: Pick<Context, 'idNumbers' | 'lookupHash' | 'newId' | 'nowMs' | 'secrets'>, { trainee, enrolment }: CorrectedPerson, { field, before, after }: Correction, { operatorId, reason }: Order): Promise<void> {
  const id = context.newId()
  await transaction.create('corrections', {
    _id: id,
    version: 1,
    traineeId: trainee._id,
    field,
    enrolmentId: field === 'registration-number' ? (enrolment?._id ?? null) : null,
    oldSealed: context.idNumbers.seal(before, correctionPurpose),
    operatorId,
    reason,
    atMs: context.nowMs,
  })
  const hashed = (value: string): string => context.lookupHash('correction', field, value)
  await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'data-corrected', correction: id, field, before: hashed(before), after: hashed(after), operator: operatorId })
}
