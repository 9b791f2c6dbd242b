import { getCheck } from '../../../src/contract/learning/get-check'
import { maskName } from '../../../src/domain/account'
import { isWindowOver, kindForPerson } from '../../../src/domain/checks'
import { handler } from '../../platform/handler'
import { hasPhotoConsent } from '../../platform/photos/check-photos'
import { ruleSetOf } from '../../platform/rules-in-force'
import { findNamedCheck, recordAndRefuse, requireOwnWechat } from './check-desk'

export const getCheckHandler = handler(getCheck, {
  async load(context, { code }) {
    const { desk, signedIn } = await requireOwnWechat(context)
    const named = findNamedCheck(context, desk, signedIn.trainee._id, code)
    if (named.kind !== 'named') return { ...named, trainee: signedIn.trainee }
    const [rules, lesson, course, hasConsent] = await Promise.all([
      ruleSetOf(context, named.desk.ruleSet),
      context.database.get('lessons', `${named.check.lesson}_${named.desk.courseVersion}`),
      context.database.get('courses', `${named.desk.courseId}_${named.desk.courseVersion}`),
      named.check.kind === 'photo' && hasPhotoConsent(context, signedIn.trainee._id),
    ])
    return { ...named, rules, lesson, course, hasConsent, trainee: signedIn.trainee }
  },
  decide(loaded, _input, { nowMs }) {
    if (loaded.kind !== 'named') return loaded.kind
    const { check, rules, lesson, course, trainee, hasConsent } = loaded
    if (isWindowOver(check, nowMs, rules.checks)) return 'over'
    return {
      code: check.code,
      maskedName: maskName(trainee.name),
      courseTitle: course?.title ?? '',
      lessonTitle: lesson?.title ?? '',
      device: check.device,
      expiresInMs: Math.max(0, check.expiresAt - nowMs),
      missed: check.missed,
      kind: kindForPerson(check.kind, hasConsent),
    }
  },
  commit: async (context, decided, { trainee }, { code }) => (typeof decided === 'string' ? recordAndRefuse(context, trainee._id, code, decided) : decided),
})
