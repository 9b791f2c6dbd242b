import * as v from 'valibot'
import { appealRefusals } from '../../domain/exam'
import { captureChannels } from '../../domain/rules'
import { photoFaults, reviewDecisions } from '../../domain/photos'
import { operatorRefusal } from '../admin/operator-fields'
import { day, id, list, record, text } from '../fields'
import { attemptState, missingStep } from './exam-shapes'

export const examErrors = {
  /** A step before this one is not done; the details name it. */
  EXAM_STEP_MISSING: { status: 409, details: missingStep },
  /** The exam is passed: it is closed (EXM-04). */
  EXAM_CLOSED: { status: 409, details: record({ attemptId: id }) },
  /** Another attempt is still open: it goes first. */
  EXAM_ATTEMPT_OPEN: { status: 409, details: record({ attemptId: id, state: attemptState }) },
  /** The school has not made the exam ready: no class, no bank, or the bank cannot fill the paper. */
  EXAM_NOT_READY: { status: 409 },
  /** The text was replaced by a newer version, which is to be shown first. */
  EXAM_TEXT_OUTDATED: { status: 409, details: record({ version: text(40) }) },
  /** The paper was opened on another page or device since; this one may not write (EXM-06). */
  EXAM_TAKEN_OVER: { status: 409, details: record({ device: text(60) }) },
  /** The attempt takes no more answers. */
  ATTEMPT_SUBMITTED: { status: 409, details: record({ state: attemptState }) },
  /** The attempt does not wait for an exit photo. */
  ATTEMPT_NOT_WAITING: { status: 409, details: record({ state: attemptState }) },
  PHOTO_SLOT_ENDED: { status: 410, details: record({ why: v.picklist(['used', 'expired']) }) },
  /** The link from the mini-program is over; it gives a new one. */
  PHOTO_PASS_ENDED: { status: 410 },
  /** This way of taking the photo is not open here; `channels` are. */
  PHOTO_CHANNEL_CLOSED: { status: 403, details: record({ channels: list(v.picklist(captureChannels), captureChannels.length) }) },
  PHOTO_REFUSED: { status: 422, details: record({ fault: v.picklist(photoFaults) }) },
  /** The same image was handed in before, by anybody. */
  PHOTO_REUSED: { status: 409 },
  REVIEW_LINK_ENDED: { status: 410 },
  /** Another browser opened the link first. */
  REVIEW_LINK_TAKEN: { status: 409 },
  /** Nobody reviews their own record (PHO-04). */
  REVIEW_OWN_RECORD: { status: 403 },
  REVIEW_DECIDED: { status: 409, details: record({ decision: v.picklist(reviewDecisions) }) },
  /** The operation needs a second, other operator with an own key. */
  SECOND_PERSON_NEEDED: { status: 403, details: operatorRefusal },
  /** There is nothing to verify in person: the sentence says where the exam stands. */
  VERIFICATION_REFUSED: { status: 409, details: operatorRefusal },
  /** The result cannot be appealed against, or no longer; `until` was the last day. */
  APPEAL_REFUSED: { status: 409, details: record({ why: v.picklist(appealRefusals), until: v.nullable(day) }) },
  /** The appeal is unknown, decided, or another attempt comes first. */
  APPEAL_DECISION_REFUSED: { status: 409, details: operatorRefusal },
  /** The delivery to the province is unknown or not in a state for it. */
  DELIVERY_REFUSED: { status: 409, details: operatorRefusal },
  /** The provincial centre's service is not set up, or does not answer. */
  PROVINCE_UNREACHABLE: { status: 503, details: operatorRefusal },
  /** The attempt is no published pass. */
  CANCELLATION_REFUSED: { status: 409, details: operatorRefusal },
} as const
