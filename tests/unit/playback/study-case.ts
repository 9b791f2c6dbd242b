// A person with a class, a course of two short lessons and a right to play, in the in-memory database.
import { type Context } from '../../../cloudfunctions/platform/context'
import type { Handler } from '../../../cloudfunctions/platform/handler'
import { createSealer, keyedHash, newId, newToken } from '../../../cloudfunctions/platform/sealing'
import { productionRules } from '../../../src/domain/rules'
import { InMemoryDatabase } from './in-memory-database'

const hex = '11'.repeat(32)
/** All keys are the same here. */
export const chainKey = hex
export const traineeId = 'trainee-1'
export const openid = 'openid-1'
export const session = 'session-token-of-the-computer-0001'
const tokens = createSealer(`k1:${hex}`)

const lookupHash = (purpose: string, ...parts: readonly string[]): string => keyedHash(hex, purpose, ...parts)
export const sessionId = lookupHash('session', session)

export const startMs = Date.parse('2027-03-01T01:00:00Z')

export function newStudy(): InMemoryDatabase {
  const memory = new InMemoryDatabase()
  const course = { courseId: 'common', version: 1 }
  memory.seed('trainees', { _id: traineeId, version: 1, name: '张建国', wechat: { openid, unionid: null, boundAtMs: 0, proof: 'phone' }, sessionEpoch: 1, reservedPhone: '13800000000', ownPhone: null, isDemonstration: false })
  memory.seed('claims', { _id: `openid_${lookupHash('openid', openid)}`, owner: traineeId, atMs: 0 })
  memory.seed('sessions', { _id: sessionId, version: 1, traineeId, sessionEpoch: 1, endedAtMs: null, expiresAtMs: startMs + 86_400_000, mustSetPassword: false })
  memory.seed('rule_sets', { _id: productionRules.ruleSetId, rules: productionRules })
  memory.seed('periods', { _id: 'period-1', version: 1, traineeId, registrationExpires: '2027-12-31', ruleSetId: productionRules.ruleSetId, openedAtMs: 0, commonCourse: course })
  memory.seed('classes', { _id: 'class-1', version: 1, opensOn: '2027-01-01', closesOn: null })
  memory.seed('enrolments', {
    _id: 'enrolment-1',
    version: 1,
    traineeId,
    periodId: 'period-1',
    specialty: 'building',
    item: 'main',
    status: 'enrolled',
    classId: 'class-1',
    course: null,
    rulesAcknowledged: { rulesVersion: '1', atMs: 0 },
  })
  for (const lessonId of ['lesson-1', 'lesson-2']) {
    memory.seed('lessons', { _id: `${lessonId}_1`, lessonId, courseId: 'common', courseVersion: 1, chapterId: 'a', title: lessonId, creditHours: 100, mediaPath: 'media/a.mp4', mediaMs: 600_000, mediaBytes: 1_000, exercise: [] })
  }
  return memory
}

/** One call's context at a moment of the server's clock. */
export function contextAt(memory: InMemoryDatabase, nowMs: number, identity: Context['identity']): Context {
  return {
    requestId: newId(),
    nowMs,
    identity,
    source: '',
    database: memory.database,
    files: { addressOf: async () => 'http://127.0.0.1/media' } as unknown as Context['files'],
    secrets: { secret: () => hex, setting: () => '' },
    tokens,
    idNumbers: tokens,
    lookupHash,
    newId,
    newToken,
    randomUnit: () => 0.5,
  }
}

export const byPhone: Context['identity'] = { kind: 'wechat', openid, unionid: null }
export const byComputer: Context['identity'] = { kind: 'bearer', token: session }

export function run<Result>(handler: Handler, context: Context, input: unknown): Promise<Result> {
  return handler.run(context, input) as Promise<Result>
}
