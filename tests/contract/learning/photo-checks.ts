// Photo checks as an option of the rule set: a rule set that has them, published, and people who study under it.
import { asJpeg, drawFace } from '../../images/draw-face'
import { minuteMs } from '../../../src/domain/units'
import type { RuleSet } from '../../../src/domain/rules'
import { calm, type LearningCloud, type Person, type Reply } from './arrange'
import { opening, report, type OpenOptions } from './study'

const quarterMs = 15 * minuteMs

/** A check after every leased quarter of an hour, each of which asks for a photo. */
export const withPhotos: RuleSet = {
  ...calm,
  ruleSetId: 'photo-checks',
  playback: { ...calm.playback, leaseFloorMs: 16 * minuteMs, leaseMeanMs: 16 * minuteMs, leaseCapMs: 16 * minuteMs },
  checks: { ...calm.checks, baseMs: quarterMs, meanMs: 0, capMs: quarterMs, photoWindowMs: 180_000, photoChecksPerHour: 4 },
}
/** The same checks, none of which asks for a photo. */
export const withoutPhotos: RuleSet = { ...withPhotos, ruleSetId: 'no-photo-checks', checks: { ...withPhotos.checks, photoChecksPerHour: 0 } }

export async function publish(cloud: LearningCloud, rules: RuleSet): Promise<void> {
  const published = await cloud.admin('rules.publish', { rules, makeCurrent: false, confirm: true })
  if (published.code !== 'ok') throw new Error(`rules.publish: ${published.code} ${JSON.stringify(published.details)}`)
}

export async function agreeToPhotos(cloud: LearningCloud, person: Person): Promise<void> {
  const given = await cloud.as(person, 'exam.giveConsent', { textVersion: 'consent-1' })
  if (given.code !== 'ok') throw new Error(`exam.giveConsent: ${given.code}`)
}

export interface Due {
  readonly token: string
  readonly check: Reply['data']
}

/** Opens a lesson and stays at it until its check falls due. */
export async function stayToCheck(cloud: LearningCloud, person: Person, options: OpenOptions & { readonly session?: string } = {}): Promise<Due> {
  const call = (operation: string, given: unknown) => (options.session ? cloud.web(options.session, operation, given) : cloud.as(person, operation, given))
  const opened = await call('learning.openLesson', opening(person, 'common-1', options))
  await cloud.advance(quarterMs + 1_000)
  const { data } = await call('learning.renewLease', report(opened.data.lease.token, [[0, 60_000]]))
  return { token: data.token, check: data.check }
}

/** Two people whose checks fall due at the same time: the clock is everybody's. */
export async function stayTogether(cloud: LearningCloud, people: readonly Person[]): Promise<Due[]> {
  const opened = await Promise.all(people.map((person) => cloud.as(person, 'learning.openLesson', opening(person, 'common-1'))))
  await cloud.advance(quarterMs + 1_000)
  const renewed = await Promise.all(people.map((person, index) => cloud.as(person, 'learning.renewLease', report(opened[index]?.data.lease.token, [[0, 60_000]]))))
  return renewed.map(({ data }) => ({ token: data.token, check: data.check }))
}

let faces = 0

export function newFace(): string {
  faces += 1
  return asJpeg(drawFace(900 + faces)).toString('base64')
}

export async function issueSlot(cloud: LearningCloud, person: Person, code: string): Promise<string> {
  const issued = await cloud.as(person, 'learning.issueCheckPhoto', { code })
  if (issued.code !== 'ok') throw new Error(`learning.issueCheckPhoto: ${issued.code}`)
  return issued.data.slot
}

export function upload(cloud: LearningCloud, person: Person, slot: string, image = newFace(), channel = 'mini-program'): Promise<Reply> {
  return cloud.as(person, 'learning.uploadCheckPhoto', { slot, channel, image })
}

export function answer(cloud: LearningCloud, person: Person, { check, token }: Due, extra: object = {}): Promise<Reply> {
  return cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present', token, ...extra })
}

/** How an operator names a person. */
export async function named(cloud: LearningCloud, { traineeId }: Person): Promise<{ name: string; idTail: string }> {
  const [trainee] = await cloud.read<{ name: string; idTail: string }>('trainees', { _id: traineeId })
  if (!trainee) throw new Error('no such person')
  return { name: trainee.name, idTail: trainee.idTail }
}

export async function proofs(cloud: LearningCloud, person: Person): Promise<unknown[]> {
  const entries = await cloud.read<{ content: { event: string; proof?: string } }>('evidence', { stream: 'identity', subject: person.traineeId })
  return entries.filter(({ content }) => content.event === 'check-confirmed').map(({ content }) => content.proof ?? null)
}
