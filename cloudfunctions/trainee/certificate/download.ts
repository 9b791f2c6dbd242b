import { createHash } from 'node:crypto'
import { download } from '../../../src/contract/certificate/download'
import { specialtyNames } from '../../../src/domain/specialty'
import { minuteMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { CertificateDocument } from '../../platform/documents/exam'
import { certificateContent, latestCertificate } from '../../platform/exam/certificate-content'
import { loadOwnCase, type OwnExamCase } from '../../platform/exam/exam-case'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'

const addressLifeMs = 30 * minuteMs

async function makePdf(context: Context, certificate: CertificateDocument, { school }: OwnExamCase): Promise<NonNullable<CertificateDocument['pdf']>> {
  const { drawCertificate } = await import('./certificate-pdf.lazy')
  const seal = school.sealPath === null ? null : await context.files.read(school.sealPath)
  if (school.sealPath !== null && !seal) throw new Error(`the seal ${school.sealPath} is missing in the store`)
  const bytes = await drawCertificate({
    ...certificateContent(certificate),
    isDemonstration: certificate.isDemonstration,
    verifyAddress: `${context.secrets.setting('PUBLIC_URL')}/#/pages/verify/index?number=${certificate._id}`,
    seal,
    madeAtMs: context.nowMs,
  })
  const path = `certificates/${certificate._id}_${context.newId()}.pdf`
  await context.files.write(path, bytes)
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
}

export const downloadHandler = handler(download, {
  async load(context, { enrolmentId }) {
    const examCase = await loadOwnCase(context, enrolmentId)
    return { examCase, certificate: await latestCertificate(context, enrolmentId) }
  },
  decide({ certificate }) {
    if (!certificate) throw new Refusal('CERTIFICATE_NOT_ISSUED', 'the exam is not passed yet')
    if (certificate.status === 'revoked') throw new Refusal('CERTIFICATE_REVOKED', 'the certificate was revoked')
    return certificate
  },
  async commit(context, certificate, { examCase }) {
    const pdf = certificate.pdf ?? (await makePdf(context, certificate, examCase))
    if (!certificate.pdf) {
      const isKept = await context.database.updateIf('certificates', { _id: certificate._id, version: certificate.version }, { pdf, version: certificate.version + 1 })
      // Somebody made it, or revoked it, at the same moment: the next try takes theirs.
      if (!isKept) {
        await context.files.remove(pdf.path)
        throw new CommitConflict('the certificate changed')
      }
    }
    const address = await context.files.addressOf(pdf.path, addressLifeMs)
    if (!address) throw new Error(`the file ${pdf.path} is missing in the store`)
    const fileName = `学时证明_${certificate.name}_${specialtyNames[certificate.specialty]}_${certificate._id}.pdf`
    return { number: certificate._id, fileName, address, expiresInMs: addressLifeMs, bytes: pdf.bytes }
  },
})
