import type { ResponseOf } from '../../../src/contract'
import { openAppeals } from '../../../src/contract/exam/open-appeals'
import { maskName } from '../../../src/domain/account'
import { specialtyNames } from '../../../src/domain/specialty'
import { dayOf, minuteMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { AppealDocument, AttemptDocument } from '../../platform/documents/exam'
import { findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'

type Shown = ResponseOf<typeof openAppeals>['appeals'][number]

/** One answer holds this many; deciding them brings the next. */
const perAnswer = 20
const photoAddressLifeMs = 30 * minuteMs

export const openAppealsHandler = handler(openAppeals, {
  async load(context, input) {
    await requireOperator(context, input)
    const [appeals, waiting] = await Promise.all([
      context.database.find('appeals', { state: 'waiting' }, { orderBy: [['handedInAtMs', 'asc']], limit: perAnswer }),
      context.database.count('appeals', { state: 'waiting' }),
    ])
    return { appeals, waiting }
  },
  decide: ({ appeals }) => appeals.map(({ _id }) => _id),
  async commit(context, appealIds, { appeals, waiting }, { operator, reason }) {
    // Who looks at photos is recorded before the addresses are given (OPS-02).
    await context.database.transact((transaction) => recordOperation(transaction, context, { operatorId: operator, operation: openAppeals.name, reason, effect: `looked at ${appealIds.length} appeals`, subjects: appealIds }))
    const shown = await Promise.all(appeals.map((appeal) => showAppeal(context, appeal)))
    const oldest = shown[0]
    const sentence = oldest ? `有 ${waiting} 份申诉等待裁定，最早的是 ${oldest.handedInOn} 提出的，最晚 ${oldest.latestDay} 要有结论；由没有做过原决定的老师裁定。` : '现在没有等待裁定的申诉。'
    const lines = shown.map(({ person, against, latestDay, appealId }) => `${person}：${against}；最晚 ${latestDay}；编号 ${appealId}`)
    const next = oldest ? nextEvent('appeals.decide', { operator, key: '', reason: '（写明理由，学员会看到）' }, { appealId: oldest.appealId, outcome: 'upheld', confirm: false }) : null
    return { ...answerOperator(context, { sentence, counts: { 等待裁定: waiting }, lines, next }), appeals: shown }
  },
})

async function showAppeal(context: Pick<Context, 'database' | 'files'>, appeal: AppealDocument): Promise<Shown> {
  const { database } = context
  const [attempt, trainee, exam, enrolmentPhotos] = await Promise.all([
    database.get('attempts', appeal.attemptId),
    database.get('trainees', appeal.traineeId),
    database.get('exams', appeal.enrolmentId),
    database.find('photos', { traineeId: appeal.traineeId, purpose: 'enrolment' }, { orderBy: [['takenAtMs', 'desc']], limit: 1 }),
  ])
  if (!attempt || !trainee || !exam) throw new Error(`attempt, trainee or exam of appeal ${appeal._id} is missing`)
  const word = appeal.against.state === 'cancelled' ? '成绩已取消' : '成绩暂未公布'
  return {
    appealId: appeal._id,
    person: `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）`,
    against: `${specialtyNames[exam.specialty]}第 ${attempt.attemptNo} 次考试（${dayOf(attempt.startedAtMs)}），${dayOf(appeal.against.atMs)} ${word}：${appeal.against.reason}`.slice(0, 300),
    text: appeal.text,
    handedInOn: dayOf(appeal.handedInAtMs),
    latestDay: dayOf(appeal.dueAtMs),
    photos: await showPhotos(context, [
      ['报名照片', enrolmentPhotos[0]?._id ?? null],
      ['考前照片', photoIdOf(attempt.entry)],
      ['考后照片', photoIdOf(attempt.exit)],
      ['申诉材料', appeal.photoId],
    ]),
  }
}

function photoIdOf(look: AttemptDocument['exit']): string | null {
  return look?.kind === 'photo' ? look.photoId : null
}

async function showPhotos(context: Pick<Context, 'database' | 'files'>, wanted: readonly (readonly [string, string | null])[]): Promise<Shown['photos']> {
  const photos = await findByIds(context, 'photos', wanted.flatMap(([, photoId]) => photoId ?? []))
  return Promise.all(
    wanted.flatMap(([title, photoId]) => {
      const photo = photos.find(({ _id }) => _id === photoId)
      if (!photo) return []
      return [(async () => ({ title, address: photo.deletedAtMs === null ? await context.files.addressOf(photo.storagePath, photoAddressLifeMs) : null }))()]
    }),
  )
}
