export { wechatActions } from './open-api'
export { createPhoneCodes, type PhoneCodes } from './phone-codes'
