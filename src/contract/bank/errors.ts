import { operatorRefusal } from '../admin/operator-fields'

/** Each carries a Chinese sentence, because the console shows the answer as it is (OPS-01). */
export const bankErrors = {
  /** No such course version, or one without an exam. */
  COURSE_UNKNOWN: { status: 404, details: operatorRefusal },
  /** The sheet as a whole does not fit, or the bank it would make cannot fill a paper. */
  BANK_REFUSED: { status: 422, details: operatorRefusal },
  /** There is no mended key to mark by: the sentence says why. */
  RESCORE_REFUSED: { status: 409, details: operatorRefusal },
} as const
