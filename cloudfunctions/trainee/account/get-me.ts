import { getMe } from '../../../src/contract/account/get-me'
import { maskIdNumber, maskName, maskPhone } from '../../../src/domain/account'
import { findByPhone } from '../../platform/account/people'
import type { Context } from '../../platform/context'
import type { EnrolmentDocument, SessionDocument, TraineeDocument } from '../../platform/documents/people'
import { handler } from '../../platform/handler'
import { requireOwnSession } from './own-session'

async function loadEnrolments(context: Context, trainee: TraineeDocument) {
  const enrolments = await context.database.find('enrolments', { traineeId: trainee._id, status: 'enrolled' })
  const periodIds = [...new Set(enrolments.map(({ periodId }) => periodId))]
  const employerIds = [...new Set(enrolments.map(({ employerId }) => employerId))]
  const periods = await Promise.all(periodIds.map((periodId) => context.database.get('periods', periodId)))
  const employers = await Promise.all(employerIds.map((employerId) => context.database.get('employers', employerId)))
  return { enrolments, periods, employers }
}

type Loaded = Awaited<ReturnType<typeof loadEnrolments>>

function describeEnrolment(enrolment: EnrolmentDocument, { periods, employers }: Loaded) {
  return {
    enrolmentId: enrolment._id,
    specialty: enrolment.specialty,
    item: enrolment.item,
    employerName: employers.find((employer) => employer?._id === enrolment.employerId)?.name ?? '',
    registrationExpires: periods.find((period) => period?._id === enrolment.periodId)?.registrationExpires ?? null,
  }
}

function isAlive(session: SessionDocument, trainee: TraineeDocument, nowMs: number): boolean {
  return session.endedAtMs === null && session.expiresAtMs > nowMs && session.sessionEpoch === trainee.sessionEpoch
}

export const getMeHandler = handler(getMe, {
  async load(context) {
    const own = await requireOwnSession(context)
    const { trainee, mustSetPassword } = own
    const nothingYet = { enrolments: [], periods: [], employers: [] }
    return {
      own,
      listed: mustSetPassword ? nothingYet : await loadEnrolments(context, trainee),
      sessions: mustSetPassword ? [] : await context.database.find('sessions', { traineeId: trainee._id }, { orderBy: [['createdAtMs', 'desc']] }),
      sharers: await findByPhone(context, trainee.reservedPhone),
    }
  },
  decide({ own, listed, sessions, sharers }, _input, { nowMs }) {
    const { trainee, via, mustSetPassword, sessionId } = own
    return {
      name: trainee.name,
      maskedName: maskName(trainee.name),
      maskedIdNumber: maskIdNumber(trainee.idTail),
      idTail: trainee.idTail,
      maskedPhone: maskPhone(trainee.reservedPhone),
      maskedOwnPhone: trainee.ownPhone === null ? null : maskPhone(trainee.ownPhone),
      sharesReservedPhone: sharers.length > 1,
      wechatBoundAtMs: trainee.wechat?.boundAtMs ?? null,
      hasOwnPassword: trainee.password !== null,
      mustSetPassword,
      via,
      isDemonstration: trainee.isDemonstration,
      enrolments: listed.enrolments.map((enrolment) => describeEnrolment(enrolment, listed)),
      sessions: sessions
        .filter((session) => isAlive(session, trainee, nowMs))
        .map((session) => ({ device: session.device, createdAtMs: session.createdAtMs, expiresAtMs: session.expiresAtMs, isThis: session._id === sessionId })),
    }
  },
  commit: async (_context, answer) => answer,
})
