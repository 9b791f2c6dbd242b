// Whom a phone proves, and whether a WeChat identity may serve a person (ACC-03, ACC-07).
// One trainee ↔ one WeChat identity; with a unionid the mini-program and the official account are one identity.

export interface WechatIdentity {
  readonly openid: string
  readonly unionid: string | null
}

export interface BindablePerson {
  readonly traineeId: string
  readonly wechat: WechatIdentity | null
}

export type PhoneProof<Person> = { readonly kind: 'nobody' } | { readonly kind: 'one'; readonly person: Person } | { readonly kind: 'shared' }

/** `people`: everybody who reserved the phone or left it as an own one, each once. */
export function whomPhoneProves<Person>(people: readonly Person[]): PhoneProof<Person> {
  const [person, ...others] = people
  if (person === undefined) return { kind: 'nobody' }
  return others.length === 0 ? { kind: 'one', person } : { kind: 'shared' }
}

export function isSameWechat(left: WechatIdentity | null, right: WechatIdentity): boolean {
  if (left === null) return false
  return left.openid === right.openid || (left.unionid !== null && left.unionid === right.unionid)
}

export type BindingVerdict = 'bound-to-this' | 'free' | 'bound-elsewhere' | 'wechat-taken'

/** `ownerId`: whom this WeChat serves already, by its claims; null for nobody. */
export function judgeBinding(person: BindablePerson, wechat: WechatIdentity, ownerId: string | null): BindingVerdict {
  if (isSameWechat(person.wechat, wechat)) return 'bound-to-this'
  if (ownerId !== null && ownerId !== person.traineeId) return 'wechat-taken'
  return person.wechat === null ? 'free' : 'bound-elsewhere'
}
