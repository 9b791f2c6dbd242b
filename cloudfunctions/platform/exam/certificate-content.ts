import type { Context } from '../context'
import type { CertificateDocument } from '../documents/exam'

/** The certificate of an enrolment: the valid one, else the one revoked last. */
export async function latestCertificate(context: Pick<Context, 'database'>, enrolmentId: string): Promise<CertificateDocument | null> {
  const certificates = await context.database.find('certificates', { enrolmentId })
  const latestFirst = certificates.sort((left, right) => (right.history[0]?.atMs ?? 0) - (left.history[0]?.atMs ?? 0))
  return latestFirst.find(({ status }) => status === 'valid') ?? latestFirst[0] ?? null
}

/** What everybody may see of it: no phone, no photo, no full ID number (CRT-02). */
export function certificateContent(certificate: CertificateDocument) {
  const { _id: number, name, idMasked, specialty, hours, totalHours, studiedFrom, studiedTo, issuedOn, institution } = certificate
  return { number, name, idMasked, specialty, hours, totalHours, studiedFrom, studiedTo, issuedOn, institution }
}
