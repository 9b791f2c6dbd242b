// What a photo is taken for, and what a reviewer may decide about it (PHO-01, PHO-04).

export const photoPurposes = ['enrolment', 'entry', 'exit', 'appeal', 'check'] as const
export type PhotoPurpose = (typeof photoPurposes)[number]

/** The two that an exam asks for; the enrolment photo is the school's own, an appeal's material the trainee's choice, a check's photo an option of the rule set. */
export const examPhotoPurposes = ['entry', 'exit'] as const
export type ExamPhotoPurpose = (typeof examPhotoPurposes)[number]

export const reviewDecisions = ['confirmed', 'rejected', 'retake'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]
