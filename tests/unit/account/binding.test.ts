import { isSameWechat, judgeBinding, normaliseClaimCode, formatClaimCode, whomPhoneProves } from '../../../src/domain/account'

const mini = { openid: 'o-mini', unionid: 'u-1' }
const page = { openid: 'o-page', unionid: 'u-1' }
const other = { openid: 'o-other', unionid: null }

describe('whom a phone proves (ACC-07)', () => {
  test.each([
    [[], { kind: 'nobody' }],
    [['a'], { kind: 'one', person: 'a' }],
    [['a', 'b'], { kind: 'shared' }],
    [['a', 'b', 'c'], { kind: 'shared' }],
  ])('people %j: %j', (people, proof) => {
    expect(whomPhoneProves(people)).toEqual(proof)
  })
})

describe('one trainee, one WeChat (ACC-03)', () => {
  test('takes the mini-program and the official account for one identity by their unionid', () => {
    expect([isSameWechat(mini, page), isSameWechat(mini, other), isSameWechat({ openid: 'a', unionid: null }, { openid: 'b', unionid: null }), isSameWechat(null, mini)]).toEqual([true, false, false, false])
  })

  test.each([
    ['nobody is bound', null, null, 'free'],
    ['this WeChat is the person’s', mini, 'zhang', 'bound-to-this'],
    ['the person is bound to another WeChat', other, null, 'bound-elsewhere'],
    ['the WeChat serves somebody else', null, 'li', 'wechat-taken'],
    ['both', other, 'li', 'wechat-taken'],
  ])('%s', (_title, wechat, ownerId, verdict) => {
    expect(judgeBinding({ traineeId: 'zhang', wechat }, mini, ownerId)).toBe(verdict)
  })
})

describe('a claim code (ACC-06)', () => {
  test('is read however it is typed, and printed in two groups', () => {
    expect([normaliseClaimCode(' k7qm-2xr9 '), normaliseClaimCode('K7QM 2XR9'), formatClaimCode('K7QM2XR9')]).toEqual(['K7QM2XR9', 'K7QM2XR9', 'K7QM-2XR9'])
  })
})
