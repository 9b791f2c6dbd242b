import { setPassword } from '../../../src/contract/account/set-password'
import { passwordFault } from '../../../src/domain/account'
import { hashPassword, passwordFits } from '../../platform/account/passwords'
import { takeTry } from '../../platform/account/tries'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { endSessions } from './end-sessions'
import { requireOwnSession, type OwnSession } from './own-session'

/** The bound WeChat, a first password, or a session that proved the person a moment ago need no old password. */
function isProvenAnew({ via, mustSetPassword, trainee, session }: OwnSession, nowMs: number, freshMs: number): boolean {
  if (via === 'wechat' || mustSetPassword || trainee.password === null) return true
  return session !== null && session.proof !== 'password' && nowMs - session.createdAtMs < freshMs
}

export const setPasswordHandler = handler(setPassword, {
  async load(context, { password, oldPassword }) {
    const own = await requireOwnSession(context)
    const rules = await currentRuleSet(context)
    const { trainee } = own
    const known = { initialPassword: context.secrets.setting('INITIAL_PASSWORD'), idTail: trainee.idTail, phones: [trainee.reservedPhone, ...(trainee.ownPhone ? [trainee.ownPhone] : [])] }
    const fault = passwordFault(password, known)
    if (fault) throw new Refusal('PASSWORD_UNFIT', 'the password is too easy to guess', { fault })
    if (isProvenAnew(own, context.nowMs, rules.accounts.bindTokenLifeMs)) return { own, attempt: null, oldFits: true }
    const attempt = await takeTry(context, rules, 'old-password', trainee._id)
    return { own, attempt, oldFits: await passwordFits(oldPassword ?? '', trainee.password) }
  },
  decide: ({ oldFits }) => oldFits,
  async commit(context, oldFits, { own, attempt }, { password }) {
    if (!oldFits) {
      await attempt?.fail()
      throw new Refusal('OLD_PASSWORD_WRONG', 'the old password does not fit', { triesLeft: attempt?.triesLeft ?? 0 })
    }
    await attempt?.succeed()
    const hashed = await hashPassword(password, context.nowMs)
    await context.database.transact((transaction) => endSessions(transaction, context, own, { event: 'password-set', change: { password: hashed } }))
    return {}
  },
})
