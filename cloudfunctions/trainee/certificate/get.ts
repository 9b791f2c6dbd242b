import { get } from '../../../src/contract/certificate/get'
import { enrolmentHours, foldLedger } from '../../../src/domain/hours'
import { specialtyNames } from '../../../src/domain/specialty'
import { dayOf } from '../../../src/domain/units'
import { certificateContent, latestCertificate } from '../../platform/exam/certificate-content'
import { loadOwnCase } from '../../platform/exam/exam-case'
import { handler } from '../../platform/handler'

export const getHandler = handler(get, {
  async load(context, { enrolmentId }) {
    const examCase = await loadOwnCase(context, enrolmentId)
    const certificate = await latestCertificate(context, enrolmentId)
    const deliveries = certificate ? await context.database.find('deliveries', { enrolmentId }) : []
    const ofAttempt = deliveries.filter(({ attemptId }) => attemptId === certificate?.attemptId).sort((left, right) => right.queuedAtMs - left.queuedAtMs)
    return { examCase, certificate, delivery: ofAttempt[0] ?? null }
  },
  decide({ examCase, certificate, delivery }) {
    const { enrolment, rules, ledger, facts } = examCase
    if (certificate) {
      const content = certificateContent(certificate)
      if (certificate.status === 'valid') return { status: 'valid' as const, ...content, reported: delivery?.state ?? ('with-school' as const) }
      const { reason = '', atMs = 0 } = certificate.history.at(-1) ?? {}
      return { status: 'revoked' as const, ...content, revokedOn: dayOf(atMs), reason }
    }
    const { common, specialtyHours, exam } = enrolmentHours(foldLedger(ledger), enrolment.specialty, rules)
    return {
      status: 'not-yet' as const,
      specialty: enrolment.specialty,
      hours: [
        { title: '公共课', ...common },
        { title: `专业课（${specialtyNames[enrolment.specialty]}）`, ...specialtyHours },
        { title: '考试', ...exam },
      ],
      isExamOpen: facts.missingHours.length === 0,
    }
  },
  commit: async (_context, answer) => answer,
})
