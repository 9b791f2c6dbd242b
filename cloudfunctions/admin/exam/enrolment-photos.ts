// The photos of one delivery, each with its person and what may become of it. Nothing is stored here.
import { mostEnrolmentPhotos } from '../../../src/contract/exam/import-enrolment-photos'
import { enrolmentPhotoLimits, idNumberInFileName, judgeEnrolmentPhoto, type EnrolmentPhotoVerdict, type PhotoFault } from '../../../src/domain/photos'
import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../../platform/context'
import type { ConsentDocument, EnrolmentDocument, TraineeDocument } from '../../platform/documents/people'
import { idNumberClaim } from '../../platform/enrolment/known-people'
import { consentIdOf } from '../../platform/exam/exam-case'
import { findByIds, findWhereIn } from '../../platform/find-all'
import { refuseOperator } from '../../platform/operator-answer'
import { drawPhoto, type DrawnPhoto } from '../../platform/photos/draw-photo'
import type { ArchivedFile } from './archive.lazy'

export interface DeliveredPhoto {
  readonly fileName: string
  readonly trainee: TraineeDocument | null
  readonly enrolment: EnrolmentDocument | null
  readonly photo: DrawnPhoto | null
  readonly verdict: EnrolmentPhotoVerdict
}

export async function judgeDelivery(context: Context, path: string, bytes: Buffer, rules: RuleSet): Promise<DeliveredPhoto[]> {
  const files = await filesOf(path, bytes)
  const idNumbers = files.map(({ name }) => idNumberInFileName(name))
  const claims = await findByIds(context, 'claims', distinct(idNumbers.flatMap((idNumber) => idNumber ?? [])).map((idNumber) => idNumberClaim(context, idNumber)))
  const owners = new Map(claims.map(({ _id, owner }) => [_id, owner]))
  const traineeIds = distinct([...owners.values()])
  const [trainees, enrolments, consents] = await Promise.all([findByIds(context, 'trainees', traineeIds), findWhereIn(context, 'enrolments', 'traineeId', traineeIds), findByIds(context, 'consents', traineeIds.map(consentIdOf))])
  const delivered: DeliveredPhoto[] = []
  const seen = new Set<string>()
  // one after the other: the pixels of fifty pictures at once do not fit into a function
  for (const [index, file] of files.entries()) {
    const idNumber = idNumbers[index] ?? null
    const trainee = trainees.find(({ _id }) => idNumber !== null && _id === owners.get(idNumberClaim(context, idNumber))) ?? null
    const enrolment = newest(enrolments.filter(({ traineeId, status }) => traineeId === trainee?._id && status === 'enrolled'))
    const { photo, fault } = await draw(file, rules)
    const stored = photo && (await context.database.get('claims', `photo_${photo.sha256}`))
    const owner = stored && (await context.database.get('photos', stored.owner))
    const storedFor = stored === null ? null : owner?.traineeId === trainee?._id ? 'own' : 'other'
    const facts = { hasIdNumber: idNumber !== null, isKnown: trainee !== null, isSecondOfPerson: trainee !== null && seen.has(trainee._id), isEnrolled: enrolment !== null, hasWithdrawn: hasWithdrawn(consents, trainee), fault, storedFor } as const
    delivered.push({ fileName: file.name, trainee, enrolment, photo, verdict: judgeEnrolmentPhoto(facts) })
    if (trainee) seen.add(trainee._id)
  }
  return delivered
}

async function filesOf(path: string, bytes: Buffer): Promise<ArchivedFile[]> {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return [{ name: path, bytes: bytes.length > enrolmentPhotoLimits.maxBytes ? null : bytes }]
  const { readArchive } = await import('./archive.lazy')
  let files: ArchivedFile[] | 'too-many'
  try {
    files = readArchive(bytes, mostEnrolmentPhotos, enrolmentPhotoLimits.maxBytes)
  } catch {
    // The library knows no more than that it is damaged, or packed in a way that it does not read.
    throw refuseOperator('FILE_REFUSED', '压缩包打不开，可能没有传完或加了密码；请重新压缩成 .zip 再上传。')
  }
  if (files === 'too-many') throw refuseOperator('FILE_REFUSED', `压缩包里超过 ${mostEnrolmentPhotos} 个文件，没有存入；请分成几个压缩包。`)
  if (files.length === 0) throw refuseOperator('FILE_REFUSED', '压缩包里没有照片，请核对文件。')
  return files
}

async function draw({ bytes }: ArchivedFile, { photos }: RuleSet): Promise<{ readonly photo: DrawnPhoto | null; readonly fault: PhotoFault | null }> {
  if (bytes === null) return { photo: null, fault: 'too-many-bytes' }
  const drawn = await drawPhoto(bytes.toString('base64'), { ...photos, ...enrolmentPhotoLimits })
  return 'kind' in drawn ? { photo: null, fault: drawn.fault } : { photo: drawn, fault: null }
}

function newest(enrolments: readonly EnrolmentDocument[]): EnrolmentDocument | null {
  return [...enrolments].sort((left, right) => right.createdAtMs - left.createdAtMs)[0] ?? null
}

/** Never asked is no withdrawal: the consent is given at the first exam photo, and no comparison is made before. */
function hasWithdrawn(consents: readonly ConsentDocument[], trainee: TraineeDocument | null): boolean {
  const consent = trainee && consents.find(({ _id }) => _id === consentIdOf(trainee._id))
  return Boolean(consent && consent.current === null && consent.history.length > 0)
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)]
}
