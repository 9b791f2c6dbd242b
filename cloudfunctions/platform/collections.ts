// Every collection with its key, the field that changes at every write, its owner and its indexes.
import type * as exam from './documents/exam'
import type * as house from './documents/house'
import type * as learning from './documents/learning'
import type * as people from './documents/people'

export interface Documents {
  trainees: people.TraineeDocument
  claims: people.ClaimDocument
  employers: people.EmployerDocument
  periods: people.PeriodDocument
  enrolments: people.EnrolmentDocument
  rosters: people.RosterDocument
  payments: people.PaymentDocument
  classes: people.ClassDocument
  sessions: people.SessionDocument
  sms_codes: people.SmsCodeDocument
  claim_codes: people.ClaimCodeDocument
  bind_offers: people.BindOfferDocument
  scan_codes: people.ScanCodeDocument
  throttles: people.ThrottleDocument
  consents: people.ConsentDocument
  corrections: people.CorrectionDocument
  stranger_reports: people.StrangerReportDocument
  binding_moves: people.BindingMovesDocument
  staff: people.StaffDocument
  operator_log: people.OperatorLogDocument
  rule_sets: learning.RuleSetDocument
  courses: learning.CourseDocument
  current_courses: learning.CurrentCourseDocument
  lessons: learning.LessonDocument
  banks: learning.BankDocument
  desks: learning.DeskDocument
  progress: learning.ProgressDocument
  ledger: learning.LedgerDocument
  exercises: learning.ExerciseDocument
  exams: exam.ExamDocument
  attempts: exam.AttemptDocument
  photo_slots: exam.PhotoSlotDocument
  photos: exam.PhotoDocument
  photo_files: exam.PhotoFileDocument
  reviews: exam.ReviewDocument
  review_links: exam.ReviewLinkDocument
  appeals: exam.AppealDocument
  certificates: exam.CertificateDocument
  deliveries: exam.DeliveryDocument
  messages: house.MessageDocument
  jobs: house.JobDocument
  media: house.MediaDocument
  chains: house.ChainDocument
  evidence: house.EvidenceDocument
  destructions: house.DestructionDocument
  evidence_roots: house.EvidenceRootDocument
  root_parts: house.RootPartDocument
  school: house.SchoolDocument
}

export type CollectionName = keyof Documents

interface CollectionRow {
  readonly key: string
  /** The field that every write changes; null for documents that are written once. */
  readonly changes: 'version' | 'stamp' | null
  readonly owner: 'account' | 'school' | 'learning' | 'exam' | 'platform'
  readonly indexes: readonly (readonly string[])[]
}

export const collections = {
  trainees: { key: 'random', changes: 'version', owner: 'account', indexes: [['reservedPhone'], ['ownPhone'], ['name', 'idTail']] },
  claims: { key: '<kind>_<hash>', changes: null, owner: 'platform', indexes: [] },
  employers: { key: 'hash of name', changes: 'version', owner: 'school', indexes: [] },
  periods: { key: '<trainee>_<expires>', changes: 'version', owner: 'school', indexes: [['traineeId']] },
  enrolments: { key: '<period>_<specialty>', changes: 'version', owner: 'school', indexes: [['traineeId'], ['periodId'], ['employerId'], ['classId'], ['specialty', 'classId']] },
  rosters: { key: 'sha256 of the file', changes: 'version', owner: 'school', indexes: [] },
  payments: { key: 'random', changes: 'version', owner: 'school', indexes: [['employerId']] },
  classes: { key: 'random', changes: 'version', owner: 'school', indexes: [['specialty']] },
  sessions: { key: 'hash of token', changes: 'version', owner: 'account', indexes: [['traineeId'], ['expiresAtMs']] },
  sms_codes: { key: 'hash of purpose and phone', changes: 'version', owner: 'account', indexes: [['expiresAtMs']] },
  claim_codes: { key: '<trainee>', changes: 'version', owner: 'account', indexes: [['expiresAtMs']] },
  bind_offers: { key: 'hash of token', changes: 'version', owner: 'account', indexes: [['expiresAtMs']] },
  scan_codes: { key: 'hash of code', changes: 'version', owner: 'account', indexes: [['digitsHash'], ['expiresAtMs']] },
  throttles: { key: '<kind>_<hash>', changes: 'version', owner: 'account', indexes: [['lastFailureAtMs']] },
  consents: { key: '<trainee>_<kind>', changes: 'version', owner: 'account', indexes: [['isDeletionNew']] },
  corrections: { key: 'random', changes: 'version', owner: 'account', indexes: [['traineeId']] },
  stranger_reports: { key: '<trainee>', changes: 'version', owner: 'account', indexes: [['state', 'reportedAtMs']] },
  binding_moves: { key: '<trainee>', changes: 'version', owner: 'account', indexes: [] },
  staff: { key: '<operator>', changes: 'version', owner: 'school', indexes: [] },
  operator_log: { key: 'random', changes: null, owner: 'school', indexes: [['operatorId'], ['atMs'], ['subjects']] },
  rule_sets: { key: '<ruleSet>', changes: null, owner: 'school', indexes: [] },
  courses: { key: '<course>_<version>', changes: null, owner: 'school', indexes: [['courseId']] },
  current_courses: { key: '<course>', changes: 'version', owner: 'school', indexes: [] },
  lessons: { key: '<lesson>_<courseVersion>', changes: null, owner: 'school', indexes: [['lessonId']] },
  banks: { key: '<course>_<version> or <course>_<version>_<revision>', changes: null, owner: 'school', indexes: [['courseId', 'version', 'revision']] },
  desks: { key: '<trainee>', changes: 'stamp', owner: 'learning', indexes: [['courseId', 'live']] },
  progress: { key: '<period>_<lesson>', changes: 'version', owner: 'learning', indexes: [['period'], ['detailsDeletedAtMs', 'completedAtMs']] },
  ledger: { key: '<period>_<lesson>_earned', changes: null, owner: 'learning', indexes: [['period'], ['traineeId']] },
  exercises: { key: '<period>_<lesson>', changes: 'version', owner: 'learning', indexes: [] },
  exams: { key: '<enrolment>', changes: 'stamp', owner: 'exam', indexes: [['traineeId']] },
  attempts: { key: '<enrolment>_<n>', changes: 'stamp', owner: 'exam', indexes: [['enrolmentId'], ['courseId'], ['state', 'deadlineMs'], ['state', 'exitDueMs'], ['detailsDeletedAtMs', 'settledAtMs']] },
  photo_slots: { key: 'random', changes: 'version', owner: 'exam', indexes: [['enrolmentId'], ['sixDigits']] },
  photos: { key: 'random', changes: 'version', owner: 'exam', indexes: [['traineeId'], ['sha256'], ['deletedAtMs', 'checkAtMs'], ['bands'], ['nextComparisonAtMs'], ['signalAtMs']] },
  photo_files: { key: '<photo>', changes: null, owner: 'exam', indexes: [['atMs']] },
  reviews: { key: '<attempt>', changes: 'version', owner: 'exam', indexes: [['state', 'requestedAtMs'], ['state', 'queueAtMs']] },
  review_links: { key: 'hash of token', changes: 'version', owner: 'exam', indexes: [] },
  certificates: { key: '<number>', changes: 'version', owner: 'exam', indexes: [['enrolmentId'], ['traineeId']] },
  appeals: { key: '<attempt>_appeal_<n>', changes: 'version', owner: 'exam', indexes: [['state', 'handedInAtMs'], ['traineeId']] },
  deliveries: { key: '<attempt>_<kind>', changes: 'version', owner: 'exam', indexes: [['state', 'nextTryAtMs'], ['enrolmentId']] },
  messages: { key: '<kind>_<subject>', changes: 'version', owner: 'platform', indexes: [['state'], ['traineeId'], ['queuedAtMs']] },
  jobs: { key: 'random or by input', changes: 'version', owner: 'platform', indexes: [['state'], ['operation', 'startedAtMs']] },
  media: { key: 'hash of path', changes: 'version', owner: 'school', indexes: [] },
  chains: { key: '<stream>_<subject>', changes: 'version', owner: 'platform', indexes: [['atMs']] },
  evidence: { key: '<stream>_<subject>_<n>', changes: null, owner: 'platform', indexes: [['subject']] },
  destructions: { key: '<day>_<random>', changes: null, owner: 'platform', indexes: [['atMs']] },
  evidence_roots: { key: '<day>', changes: 'version', owner: 'platform', indexes: [] },
  root_parts: { key: '<day>_<place>_<hash>', changes: null, owner: 'platform', indexes: [] },
  school: { key: 'school', changes: 'version', owner: 'school', indexes: [] },
} as const satisfies Record<CollectionName, CollectionRow>
