import { operatorRefusal } from './operator-fields'

/** Each carries a Chinese sentence, because the console shows the answer as it is (OPS-01). */
export const adminErrors = {
  /** The operator, the key or the role does not fit. */
  OPERATOR_REFUSED: { status: 403, details: operatorRefusal },
  /** The setup key is wrong. */
  SETUP_REFUSED: { status: 403, details: operatorRefusal },
  /** The staff list is not empty, or has this operator already. */
  STAFF_EXISTS: { status: 409, details: operatorRefusal },
  /** school.setUp was not run yet, or something it names is missing. */
  SCHOOL_NOT_READY: { status: 409, details: operatorRefusal },
  /** A published rule set never changes: the same id came with other content. */
  RULES_PUBLISHED: { status: 409, details: operatorRefusal },
  /** The rules contradict themselves. */
  RULES_REFUSED: { status: 422, details: operatorRefusal },
  RULES_UNKNOWN: { status: 404, details: operatorRefusal },
  /** No such file in the store. */
  FILE_MISSING: { status: 404, details: operatorRefusal },
  /** The file is there but is not of the needed kind; the sentence says the mend (ENR-11). */
  FILE_REFUSED: { status: 422, details: operatorRefusal },
  /** The course's content fails a check; each line names one place. */
  COURSE_REFUSED: { status: 422, details: operatorRefusal },
  /** A published course version never changes: the same version came with other content. */
  COURSE_PUBLISHED: { status: 409, details: operatorRefusal },
  /** The employer, agent or sheet as a whole does not fit. */
  ROSTER_REFUSED: { status: 422, details: operatorRefusal },
  EMPLOYER_UNKNOWN: { status: 404, details: operatorRefusal },
  /** The amount, date or enrolments do not fit. */
  PAYMENT_REFUSED: { status: 422, details: operatorRefusal },
  /** The reference was used for another payment. */
  REFERENCE_TAKEN: { status: 409, details: operatorRefusal },
  CLASS_REFUSED: { status: 422, details: operatorRefusal },
  CLASS_UNKNOWN: { status: 404, details: operatorRefusal },
  PERSON_UNKNOWN: { status: 404, details: operatorRefusal },
  /** Several people fit; the lines tell them apart. */
  PERSON_AMBIGUOUS: { status: 409, details: operatorRefusal },
  /** No published course has this id. */
  COURSE_UNKNOWN: { status: 404, details: operatorRefusal },
  /** No enrolment has this id; `trainee.explain` tells a person's. */
  ENROLMENT_UNKNOWN: { status: 404, details: operatorRefusal },
  /** Withdrawing: its exam is passed or waits for a photo decision. Restoring: another main item took its place. */
  ENROLMENT_REFUSED: { status: 409, details: operatorRefusal },
} as const
