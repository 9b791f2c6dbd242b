// One SMS, now (NTC-01). The outbox calls it from the timer; a sign-in code calls it from the door.
import { smsTemplates } from '../../src/contract/admin/sms-templates'
import type { Context } from './context'
import type { MessageKind } from './messages'
import { readCloudCredential } from './secrets'

export type SmsResult =
  | { readonly kind: 'sent' }
  /** `code` is the operator's own word; permanent means that trying again cannot help. */
  | { readonly kind: 'failed'; readonly code: string; readonly isPermanent: boolean }

/** Numbers, templates and signatures that no repetition mends. */
const permanentCodes = [/IncorrectPhoneNumber/, /PhoneNumberInBlacklist/, /UnsupportedOperation/, /InvalidParameterValue/, /TemplateIncorrectOrUnapproved/, /SignatureIncorrectOrUnapproved/]

/** The template the school registered for a kind; without a table the kind's own name, which a local run shows. */
function templateIdOf(table: string, kind: MessageKind): string {
  if (table === '') return kind
  const ids = JSON.parse(table) as Readonly<Record<string, string>>
  return ids[kind] ?? kind
}

/** The template's parameters: exactly as many as it has, none empty, none longer than the carrier takes. */
export function fitParams(kind: MessageKind, params: readonly string[]): string[] {
  return smsTemplates[kind].params.map((_, index) => (params[index] ?? '').slice(0, 40) || '-')
}

export async function sendSms(context: Pick<Context, 'secrets'>, phone: string, kind: MessageKind, params: readonly string[]): Promise<SmsResult> {
  const { secrets } = context
  const { sendThroughTencent } = await import('./sms-client.lazy')
  try {
    const reply = await sendThroughTencent(
      {
        ...readCloudCredential(process.env),
        endpoint: secrets.setting('SMS_ENDPOINT'),
        protocol: secrets.setting('SMS_PROTOCOL'),
        appId: secrets.setting('SMS_APP_ID'),
        signName: secrets.setting('SMS_SIGN_NAME'),
      },
      { phone, templateId: templateIdOf(secrets.setting('SMS_TEMPLATES'), kind), params: fitParams(kind, params) },
    )
    if (reply.code === 'Ok') return { kind: 'sent' }
    return { kind: 'failed', code: reply.code, isPermanent: permanentCodes.some((pattern) => pattern.test(reply.code)) }
  } catch (error) {
    // The SDK throws for a refused request and for a broken network alike; both are answers about this one message.
    const code = String((error as { code?: unknown } | null)?.code ?? 'NETWORK').slice(0, 100) || 'NETWORK'
    return { kind: 'failed', code, isPermanent: permanentCodes.some((pattern) => pattern.test(code)) }
  }
}
