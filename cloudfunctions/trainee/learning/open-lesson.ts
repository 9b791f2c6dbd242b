import type { RequestOf } from '../../../src/contract'
import { openLesson } from '../../../src/contract/learning/open-lesson'
import { currentFrontier, decideOpen, leaseOf, progressKey, type Frontiers, type LessonFacts, type Opened } from '../../../src/domain/playback'
import type { Context } from '../../platform/context'
import { deskMoment, deskRulesOf, requireSameDesk, writeDesk } from '../../platform/desks'
import type { DeskDocument } from '../../platform/documents/learning'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { hasPhotoConsent } from '../../platform/photos/check-photos'
import { readDeskFirst } from './desk-first'
import { reasonToTell, viewCheck, type LeaseAnswer } from './lease-answer'
import { requireOwnToken, sealPageToken, type LeaseToken } from './lease-token'
import { requireLessonRight } from './lesson-right'
import { superseded } from './superseded'

export const openLessonHandler = handler(openLesson, {
  async load(context, input) {
    const { desk, signedIn } = await readDeskFirst(context)
    const right = await requireLessonRight(context, signedIn, input.enrolmentId, input.lessonId)
    const journal = await readJournal(context, input, signedIn.trainee._id)
    const asksForPhotos = right.rules.checks.photoChecksPerHour > 0 || desk?.check?.kind === 'photo'
    const facts: LessonFacts = { ...factsOf(right), ...(asksForPhotos ? { hasPhotoConsent: await hasPhotoConsent(context, signedIn.trainee._id) } : {}) }
    const [progress, address, playing] = await Promise.all([
      readProgress(context, [facts, desk, journal?.token.lease]),
      context.files.addressOf(right.lesson.mediaPath, right.rules.playback.mediaAddressLifeMs),
      desk?.lesson ? context.database.get('lessons', `${desk.lesson}_${desk.courseVersion}`) : null,
    ])
    if (address === null) throw new Error(`the video of lesson ${right.lesson._id} is not in the store`)
    const moment = deskMoment(context, signedIn.trainee._id, desk?.checkNo ?? 1)
    return { desk, signedIn, right, facts, journal, progress, address, moment, playingTitle: playing?.title ?? '' }
  },
  decide({ desk, signedIn, right, facts, journal, progress, moment, playingTitle }, input) {
    const opening = {
      holder: { page: input.page, device: input.device, via: signedIn.via, sessionId: signedIn.sessionId },
      lesson: facts,
      takeOver: input.takeOver,
      opening: input.opening,
      isEarned: right.isEarned,
      journal: journal && { epoch: journal.token.lease.epoch, segments: journal.segments },
    }
    const frontiers: Frontiers = Object.fromEntries(progress.map(({ _id, frontierMs }) => [_id, frontierMs]))
    const decision = decideOpen(desk, opening, frontiers, moment, deskRulesOf(right.rules))
    if (decision.kind === 'opened') return decision
    if (decision.kind === 'superseded') throw superseded(desk)
    const details = { device: decision.desk.holder?.device ?? '', lessonTitle: playingTitle, sinceMs: decision.desk.openedAt }
    throw new Refusal('PLAYING_ELSEWHERE', 'another page plays', details)
  },
  async commit(context, opened, { desk, signedIn, right, facts, progress, address, journal }) {
    const traineeId = signedIn.trainee._id
    const rules = deskRulesOf(right.rules)
    const written = opened.isChanged
      ? await context.database.transact(async (transaction) => {
          await requireSameDesk(transaction, traineeId, desk)
          return writeDesk(transaction, context, traineeId, opened, rules)
        })
      : desk
    const stored = progress.find(({ _id }) => _id === progressKey(facts.period, facts.lesson)) ?? null
    const { positionMs } = currentFrontier(null, stored, facts.period, facts.lesson)
    return {
      lease: answerOpening(context, traineeId, facts, opened, written, rules, journal),
      journalTaken: opened.isJournalTaken,
      journalCreditedMs: opened.journalCreditedMs,
      positionMs: opened.state === 'free' ? Math.min(positionMs, facts.mediaMs) : opened.frontierMs,
      earned: right.isEarned,
      courseId: facts.courseId,
      title: right.lesson.title,
      creditHours: right.lesson.creditHours,
      mediaMs: facts.mediaMs,
      mediaBytes: right.lesson.mediaBytes,
      media: { address, lifeMs: right.rules.playback.mediaAddressLifeMs },
    }
  },
})

function factsOf({ lesson, period, rules }: Awaited<ReturnType<typeof requireLessonRight>>): LessonFacts {
  return { lesson: lesson.lessonId, period: period._id, courseId: lesson.courseId, courseVersion: lesson.courseVersion, ruleSet: rules.ruleSetId, mediaMs: lesson.mediaMs }
}

interface Journal {
  readonly token: LeaseToken
  readonly segments: [number, number][]
}

/** A journal of free viewing earns nothing and is dropped. */
async function readJournal(context: Context, { journal }: RequestOf<typeof openLesson>, traineeId: string): Promise<Journal | null> {
  if (journal === undefined) return null
  const token = await requireOwnToken(context, journal.token, traineeId)
  return token.kind === 'lease' ? { token, segments: journal.segments } : null
}

/** Of the lesson to open, the one on the desk, and the journal's. */
async function readProgress(context: Pick<Context, 'database'>, lessons: readonly ({ readonly period: string | null; readonly lesson: string | null } | null | undefined)[]) {
  const keys = new Set(lessons.flatMap((named) => (named?.period && named.lesson ? [progressKey(named.period, named.lesson)] : [])))
  const found = await Promise.all([...keys].map((key) => context.database.get('progress', key)))
  return found.filter((progress) => progress !== null)
}

function answerOpening(
  context: Context,
  traineeId: string,
  facts: LessonFacts,
  opened: Opened,
  desk: DeskDocument | null,
  rules: ReturnType<typeof deskRulesOf>,
  journal: Journal | null,
): LeaseAnswer {
  const isOfThisLesson = journal !== null && journal.token.lease.lesson === facts.lesson && journal.token.lease.period === facts.period
  const lease = desk === null || opened.state === 'free' ? null : leaseOf(desk)
  const token =
    lease === null || desk === null
      ? sealPageToken(context, { kind: 'free', traineeId, period: facts.period, lesson: facts.lesson, mediaMs: facts.mediaMs, frontierMs: opened.frontierMs })
      : sealPageToken(context, { kind: 'lease', traineeId, stamp: desk.stamp, lease, rules })
  return {
    state: opened.state,
    token,
    leaseMs: opened.leaseMs,
    creditedMs: isOfThisLesson ? opened.journalCreditedMs : 0,
    frontierMs: opened.frontierMs,
    played: opened.isPlayed,
    reason: journal !== null && !opened.isJournalTaken ? 'check-due' : opened.journalReason && reasonToTell(opened.journalReason),
    check: opened.desk.check === null ? null : viewCheck(opened.desk.check, context.nowMs),
  }
}
