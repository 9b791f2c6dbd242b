import type { ResponseOf } from '../../../src/contract'
import { openSignals } from '../../../src/contract/exam/open-signals'
import { maskName } from '../../../src/domain/account'
import { ownRecord } from '../../../src/domain/photos'
import { dayOf, minuteMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { PhotoDocument } from '../../platform/documents/exam'
import type { TraineeDocument } from '../../platform/documents/people'
import { findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { findSignals, signalDays, signalText } from '../../platform/photos/check-signals'

type Shown = ResponseOf<typeof openSignals>['signals'][number]

interface Signal {
  readonly photo: PhotoDocument
  readonly trainee: TraineeDocument
}

const perAnswer = 20
const photoAddressLifeMs = 30 * minuteMs

export const openSignalsHandler = handler(openSignals, {
  async load(context, input) {
    const reviewer = await requireOperator(context, input, 'reviewer')
    const photos = await findSignals(context)
    const trainees = new Map((await findByIds(context, 'trainees', photos.map(({ traineeId }) => traineeId))).map((trainee) => [trainee._id, trainee]))
    return { reviewer, photos, trainees }
  },
  decide({ reviewer, photos, trainees }) {
    // Nobody looks into their own record (PHO-04).
    const others = photos.flatMap((photo): Signal[] => {
      const trainee = trainees.get(photo.traineeId)
      return trainee && ownRecord(reviewer, trainee) === 'other' ? [{ photo, trainee }] : []
    })
    return { shown: others.slice(0, perAnswer), waiting: others.length, kept: photos.length - others.length }
  },
  async commit(context, { shown, waiting, kept }, _loaded, { operator, reason }) {
    const subjects = shown.map(({ photo }) => photo._id)
    // Who looks at photos is recorded before the addresses are given (OPS-02).
    await context.database.transact((transaction) => recordOperation(transaction, context, { operatorId: operator, operation: openSignals.name, reason, effect: `looked at ${subjects.length} photos of checks`, subjects }))
    const signals = await Promise.all(shown.map((signal) => show(context, signal)))
    const sentence = waiting === 0 ? `近 ${signalDays} 天的拍照验证没有要留意的照片。` : `近 ${signalDays} 天的拍照验证有 ${waiting} 张照片要留意，下面是最早的 ${signals.length} 张；请先看照片，再联系本人，系统不作任何处理。`
    return { ...answerOperator(context, { sentence, counts: { 要留意: waiting, 本人或同名不给看: kept }, lines: signals.map(({ person, on, why }) => `${person}：${on} ${why}`) }), signals }
  },
})

async function show(context: Pick<Context, 'database' | 'files'>, { photo, trainee }: Signal): Promise<Shown> {
  const { reference } = photo.examined ?? {}
  const compared = reference ? await context.database.get('photos', reference.photoId) : null
  const addressOf = ({ storagePath, deletedAtMs }: PhotoDocument): Promise<string | null> => (deletedAtMs === null ? context.files.addressOf(storagePath, photoAddressLifeMs) : Promise.resolve(null))
  return {
    photoId: photo._id,
    person: `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）`,
    on: dayOf(photo.takenAtMs),
    why: signalText(photo),
    photos: [{ title: '学习验证照片', address: await addressOf(photo) }, ...(compared ? [{ title: '对照的照片', address: await addressOf(compared) }] : [])],
  }
}
