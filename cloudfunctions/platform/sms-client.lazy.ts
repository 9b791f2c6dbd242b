// Tencent Cloud's SMS client, a file of its own: loaded when the first message goes out, not at every cold start.
import { Client } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sms/v20210111/sms_client'

export interface SmsAccount {
  readonly secretId: string
  readonly secretKey: string
  readonly token: string
  readonly endpoint: string
  readonly protocol: string
  readonly appId: string
  readonly signName: string
}

export interface SmsReply {
  readonly code: string
  readonly serial: string
}

/** Sends one message; the reply is Tencent's own code, 'Ok' when it was taken. Throws what the SDK throws. */
export async function sendThroughTencent(account: SmsAccount, message: { phone: string; templateId: string; params: readonly string[] }): Promise<SmsReply> {
  const client = new Client({
    credential: { secretId: account.secretId, secretKey: account.secretKey, ...(account.token ? { token: account.token } : {}) },
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint: account.endpoint, protocol: account.protocol, reqTimeout: 10 } },
  })
  const reply = await client.SendSms({
    PhoneNumberSet: [`+86${message.phone}`],
    SmsSdkAppId: account.appId,
    SignName: account.signName,
    TemplateId: message.templateId,
    TemplateParamSet: [...message.params],
  })
  const status = reply.SendStatusSet?.[0]
  return { code: status?.Code ?? 'NoStatus', serial: status?.SerialNo ?? '' }
}
