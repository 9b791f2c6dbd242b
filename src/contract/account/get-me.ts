import * as v from 'valibot'
import { enrolmentItems, specialties } from '../../domain/specialty'
import { day, id, instant, list, nothing, record, text } from '../fields'
import { defineOperation } from '../operation'

/** 个人中心 and 账号与设备. A session that must still set its password sees no enrolments. */
export const getMe = defineOperation({
  name: 'account.getMe',
  function: 'trainee',
  summary: '本人信息、报名、登录设备',
  request: nothing,
  response: record({
    name: text(50),
    maskedName: text(50),
    maskedIdNumber: text(18),
    idTail: text(4),
    maskedPhone: text(20),
    maskedOwnPhone: v.nullable(text(20)),
    /** ACC-07: the reserved phone stands for several people. */
    sharesReservedPhone: v.boolean(),
    /** When the WeChat was bound; null while none is: such a person may look, not earn. */
    wechatBoundAtMs: v.nullable(instant),
    hasOwnPassword: v.boolean(),
    mustSetPassword: v.boolean(),
    via: v.picklist(['wechat', 'web']),
    isDemonstration: v.boolean(),
    enrolments: list(
      record({
        enrolmentId: id,
        specialty: v.picklist(specialties),
        item: v.picklist(enrolmentItems),
        employerName: text(200),
        registrationExpires: v.nullable(day),
      }),
      100,
    ),
    sessions: list(record({ device: text(60), createdAtMs: instant, expiresAtMs: instant, isThis: v.boolean() }), 100),
  }),
  errors: [],
})
