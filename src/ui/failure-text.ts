// What a screen says when a call failed and the feature has no words of its own for the code (SCR-03):
// what happened, what is safe, what to do.

/** A failed call, as far as a screen needs it. */
export interface Failure {
  readonly code: string
  readonly requestId: string
  readonly details?: unknown
}

export interface FailureText {
  readonly title: string
  readonly text: string
  /** `retry`, or `sign-in` when only signing in again helps. */
  readonly action: 'retry' | 'sign-in' | 'none'
  /** Whether the number of the request is shown, for the phone call to the school. */
  readonly showsNumber: boolean
}

const byCode: Readonly<Record<string, FailureText>> = {
  OFFLINE: {
    title: '网络没有连上',
    text: '您的学时和答案没有变化。请检查网络，连上后再试。',
    action: 'retry',
    showsNumber: false,
  },
  NOT_SIGNED_IN: {
    title: '登录已结束',
    text: '为了您的账号安全，请重新登录。学习记录都在，不会丢失。',
    action: 'sign-in',
    showsNumber: false,
  },
  NOT_FOUND: {
    title: '没有找到这一页的内容',
    text: '它可能已经结束，或不属于您的账号。请返回后重新打开。',
    action: 'none',
    showsNumber: false,
  },
  TRY_AGAIN: {
    title: '现在有点忙',
    text: '这一次没有办成，您的学时和答案没有变化。请过几秒再试一次。',
    action: 'retry',
    showsNumber: false,
  },
  THROTTLED: {
    title: '请先等一等',
    text: '试的次数多了。您的学时和答案没有变化。',
    action: 'retry',
    showsNumber: false,
  },
}

const ours: FailureText = {
  title: '没有办成，问题在我们这边',
  text: '您的学时和答案没有变化。请过一会儿再试；打电话时报下面的编号。',
  action: 'retry',
  showsNumber: true,
}

export function failureText(failure: Failure): FailureText {
  const text = byCode[failure.code] ?? ours
  if (failure.code !== 'THROTTLED') return text
  const wait = waitText(failure.details)
  return wait === '' ? text : { ...text, text: `${text.text}请等 ${wait}再试。` }
}

function waitText(details: unknown): string {
  if (typeof details !== 'object' || details === null || !('retryAfterMs' in details)) return ''
  const seconds = Math.ceil(Number(details.retryAfterMs) / 1000)
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}

/** The first eight letters of the request's id, in two groups that can be read out on the phone. */
export function requestNumber(requestId: string): string {
  const letters = requestId.replace(/[^A-Za-z0-9]/g, '').slice(0, 8).toUpperCase()
  return letters.length < 8 ? letters : `${letters.slice(0, 4)}-${letters.slice(4)}`
}
