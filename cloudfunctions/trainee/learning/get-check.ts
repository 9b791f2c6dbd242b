import { getCheck } from '../../../src/contract/learning/get-check'
import { maskName } from '../../../src/domain/account'
import { isWindowOver } from '../../../src/domain/checks'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import { findNamedCheck, recordRefusedCheck, refusalOf } from './check-desk'
import { readDeskFirst } from './desk-first'

export const getCheckHandler = handler(getCheck, {
  async load(context, { code }) {
    const { desk, signedIn } = await readDeskFirst(context)
    if (signedIn.via !== 'wechat') throw new Refusal('FORBIDDEN', 'a check is answered in WeChat only')
    const named = findNamedCheck(context, desk, signedIn.trainee._id, code)
    if (named.kind === 'foreign') await recordRefusedCheck(context, signedIn.trainee._id, code, 'foreign')
    if (named.kind !== 'named' || desk === null) throw refusalOf(named.kind === 'named' ? 'unknown' : named.kind)
    const [rules, lesson, course] = await Promise.all([
      ruleSetOf(context, desk.ruleSet),
      context.database.get('lessons', `${named.check.lesson}_${desk.courseVersion}`),
      context.database.get('courses', `${desk.courseId}_${desk.courseVersion}`),
    ])
    return { check: named.check, rules, lesson, course, trainee: signedIn.trainee }
  },
  decide({ check, rules, lesson, course, trainee }, _input, { nowMs }) {
    if (isWindowOver(check, nowMs, rules.checks)) throw refusalOf('over')
    return {
      code: check.code,
      maskedName: maskName(trainee.name),
      courseTitle: course?.title ?? '',
      lessonTitle: lesson?.title ?? '',
      device: check.device,
      expiresInMs: Math.max(0, check.expiresAt - nowMs),
      missed: check.missed,
    }
  },
  commit: async (_context, answer) => answer,
})
