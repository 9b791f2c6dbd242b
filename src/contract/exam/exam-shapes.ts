// Shapes that several exam operations answer with.
import * as v from 'valibot'
import { appealOutcomes, attemptStates } from '../../domain/exam'
import { questionKinds } from '../../domain/exercise'
import { examPhotoPurposes } from '../../domain/photos'
import { captureChannels } from '../../domain/rules'
import { specialties } from '../../domain/specialty'
import { count, creditHours, day, duration, filledText, id, instant, list, record, text } from '../fields'

export const score = count(100)

/** Hours that are still to be earned in one account (EXM-01). */
export const missingHours = record({ account: v.picklist(['common', ...specialties]), title: text(50), missing: creditHours })

/** Where the exam of one enrolment stands: the one step that is lit. Waiting times are counted from this answer. */
export const examStep = v.variant('kind', [
  /** Hours are missing. */
  record({ kind: v.literal('locked'), missing: list(missingHours, 2) }),
  /** No WeChat is bound yet: binding comes first (ACC-03). */
  record({ kind: v.literal('wechat') }),
  /** 考试须知 waits for 同意，参加考试. */
  record({ kind: v.literal('notice') }),
  /** The separate consent for face photos is not given; the other way is in person (PRV-01). */
  record({ kind: v.literal('consent') }),
  record({ kind: v.literal('identity') }),
  record({ kind: v.literal('entry-photo') }),
  /** 开始答题 is open for this long, then a new entry photo is needed. */
  record({ kind: v.literal('ready'), startWithinMs: duration }),
  record({ kind: v.literal('in-progress'), attemptId: id, remainingMs: duration, device: text(60) }),
  /** Submitted; the result waits for the exit photo. `again` when a reviewer asked for a new photo. */
  record({ kind: v.literal('exit-photo'), attemptId: id, withinMs: duration, again: v.boolean() }),
  /** No exit photo within the term: the school verifies in person, or the trainee sits again after `againInMs`. */
  record({ kind: v.literal('withheld'), attemptId: id, againInMs: duration, appealUntil: v.nullable(day) }),
  /** Failed; the next attempt opens in `waitMs`. */
  record({ kind: v.literal('waiting'), attemptId: id, score, waitMs: duration }),
  /** Failed; the next attempt is open now. */
  record({ kind: v.literal('failed'), attemptId: id, score }),
  record({ kind: v.literal('under-review'), attemptId: id, score, latestDay: day }),
  record({ kind: v.literal('passed'), attemptId: id, score, certificateNumber: id }),
  /** `appealUntil`: the last day of an appeal; null when the term is over or the appeal was decided. */
  record({ kind: v.literal('cancelled'), attemptId: id, reason: text(200), againInMs: duration, appealUntil: v.nullable(day) }),
  /** An appeal waits for its decision; sitting again stays open. */
  record({ kind: v.literal('appealed'), attemptId: id, latestDay: day, againInMs: duration }),
])

/** The step that a refused call should have waited for. */
export const missingStep = v.variant('step', [
  record({ step: v.literal('hours'), missing: list(missingHours, 2) }),
  record({ step: v.literal('wechat') }),
  record({ step: v.literal('waiting'), waitMs: duration }),
  record({ step: v.literal('notice') }),
  record({ step: v.literal('consent') }),
  record({ step: v.literal('identity') }),
  record({ step: v.literal('entry-photo') }),
])

/** A numbered text of the school: exam notice, photo consent. */
export const schoolText = record({ version: text(40), title: text(100), clauses: list(text(500), 50) })

export const attemptState = v.picklist(attemptStates)

/** JPEG or PNG, base64 without a prefix; judged by its content. */
export const photoImage = v.pipe(v.string(), v.maxLength(540_000), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))

/** The appeal against an attempt's result, as the trainee sees it. */
export const appealView = record({
  text: text(500),
  hasPhoto: v.boolean(),
  handedInAtMs: instant,
  latestDay: day,
  /** Null while it waits. `effect`: what became of the attempt. */
  decision: v.nullable(record({ outcome: v.picklist(appealOutcomes), effect: v.picklist(['stands', 'restored', 'confirmed', 'marked', 'cleared']), reason: text(200), atMs: instant })),
})

/** The letter of an option as shown, by position: the bank's own keys stay on the server. */
export const optionLetter = v.pipe(v.string(), v.regex(/^[A-J]$/))

/** An answer as saved: `revision` grows with every change the page makes, an older one never replaces a newer one. */
export const savedAnswer = record({ questionId: id, answer: list(optionLetter, 10), revision: count(1_000_000) })

/** One question of the frozen paper; nothing in it tells the answer (EXC-02). */
export const paperQuestion = record({
  questionId: id,
  kind: v.picklist(questionKinds),
  stem: text(2_000),
  options: list(record({ letter: optionLetter, text: text(500) }), 10),
  points: count(100),
})

/** The open paper. `epoch` comes back with every save; another page's start raises it. */
export const openPaper = record({
  attemptId: id,
  attemptNo: count(10_000),
  epoch: count(1_000_000_000),
  specialty: v.picklist(specialties),
  title: filledText(100),
  passMark: count(100),
  durationMs: duration,
  remainingMs: duration,
  questions: list(paperQuestion, 500),
  answers: list(savedAnswer, 500),
})

/** A slot on the page that takes its photo: whose, for which exam, within which bounds, and the ways that are open. */
export const openedSlot = record({
  slot: text(32),
  purpose: v.picklist(examPhotoPurposes),
  enrolmentId: id,
  specialty: v.picklist(specialties),
  nameMasked: text(50),
  expiresInMs: duration,
  limits: record({ maxBytes: count(400_000), minSidePx: count(10_000), maxSidePx: count(10_000) }),
  channels: list(v.picklist(captureChannels), captureChannels.length),
})
