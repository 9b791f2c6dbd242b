// The way through the exam, step by step, as the screens take it.
import { newImage, type ExamCloud, type Person, type Reply } from './arrange'

function expectOk(reply: Reply, what: string): Reply {
  if (reply.code !== 'ok') throw new Error(`${what}: ${reply.code} ${JSON.stringify(reply.details ?? {})}`)
  return reply
}

export function agreeTo(cloud: ExamCloud, person: Person): Promise<Reply> {
  return cloud.as(person, 'exam.agree', { enrolmentId: person.enrolmentId, noticeVersion: 'notice-1' })
}

export function confirm(cloud: ExamCloud, person: Person): Promise<Reply> {
  return cloud.as(person, 'exam.confirmIdentity', { enrolmentId: person.enrolmentId })
}

export function consent(cloud: ExamCloud, person: Person): Promise<Reply> {
  return cloud.as(person, 'exam.giveConsent', { textVersion: 'consent-1' })
}

export async function overview(cloud: ExamCloud, person: Person): Promise<Reply['data']> {
  return (await cloud.as(person, 'exam.getOverview', { enrolmentId: person.enrolmentId })).data
}

export async function stepOf(cloud: ExamCloud, person: Person): Promise<Reply['data']> {
  return (await overview(cloud, person)).step
}

export async function takePhoto(cloud: ExamCloud, person: Person, purpose: 'entry' | 'exit', image = newImage()): Promise<Reply> {
  const issued = expectOk(await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose }), 'issuePhotoSlot')
  return cloud.as(person, 'exam.uploadPhoto', { slot: issued.data.slot, channel: 'mini-program', image })
}

/** Everything before 开始答题. */
export async function getReady(cloud: ExamCloud, person: Person): Promise<void> {
  expectOk(await agreeTo(cloud, person), 'agree')
  expectOk(await confirm(cloud, person), 'confirmIdentity')
  expectOk(await consent(cloud, person), 'giveConsent')
  expectOk(await takePhoto(cloud, person, 'entry'), 'entry photo')
}

export function start(cloud: ExamCloud, person: Person, page = 'page-1', device = '安卓手机'): Promise<Reply> {
  return cloud.as(person, 'exam.startAttempt', { enrolmentId: person.enrolmentId, page, device })
}

/* eslint-disable @typescript-eslint/no-explicit-any -- papers are looked into as they come */
export async function startPaper(cloud: ExamCloud, person: Person): Promise<any> {
  await getReady(cloud, person)
  return expectOk(await start(cloud, person), 'startAttempt').data
}

/** Right answers to the first questions of the paper, wrong ones to the rest. */
export function answersTo(paper: any, isRight: boolean | ((index: number) => boolean), revision = 1): { questionId: string; answer: string[]; revision: number }[] {
  return paper.questions.map((question: any, index: number) => {
    const wanted = (typeof isRight === 'boolean' ? isRight : isRight(index)) ? (question.kind === 'multiple' ? ['选项 a', '选项 b'] : ['选项 a']) : ['选项 b']
    return { questionId: question.questionId, answer: question.options.filter((option: any) => wanted.includes(option.text)).map((option: any) => option.letter), revision }
  })
}

export function submit(cloud: ExamCloud, person: Person, paper: any, answers: unknown[] = []): Promise<Reply> {
  return cloud.as(person, 'exam.submitAttempt', { attemptId: paper.attemptId, epoch: paper.epoch, answers })
}

/** A whole attempt up to its published result. */
export async function sit(cloud: ExamCloud, person: Person, isRight: boolean): Promise<any> {
  const paper = await startPaper(cloud, person)
  expectOk(await submit(cloud, person, paper, answersTo(paper, isRight)), 'submit')
  expectOk(await takePhoto(cloud, person, 'exit'), 'exit photo')
  return paper
}

/** The reviewer's page with its link opened. */
export async function openReviewPage(cloud: ExamCloud): Promise<{ link: string; holder: string; items: any[]; remaining: number }> {
  const opened = expectOk(await cloud.admin('photos.openReview', { operator: 'zhou', key: 'key-of-zhou-1', reason: '核对' }), 'openReview')
  const link = String(opened.data.link).split('link=')[1] ?? ''
  const page = expectOk(await cloud.visit('review.openLink', { link, holder: null }), 'openLink')
  return { link, holder: page.data.holder, items: page.data.items, remaining: page.data.remaining }
}

export async function decide(cloud: ExamCloud, attemptId: string, decision: 'confirmed' | 'rejected' | 'retake', reason = '照片一致'): Promise<Reply> {
  const { link, holder } = await openReviewPage(cloud)
  return cloud.visit('review.decidePhotos', { link, holder, attemptId, decision, reason })
}

export async function pass(cloud: ExamCloud, person: Person): Promise<any> {
  const paper = await sit(cloud, person, true)
  expectOk(await decide(cloud, paper.attemptId, 'confirmed'), 'decidePhotos')
  return paper
}
