// Every secret and setting the functions need, read by this file alone. A missing secret fails at start.

export const secretNames = [
  /** Encrypts ID numbers. `<keyId>:<64 hex>`; older keys follow after commas, for rotation. */
  'ID_NUMBER_KEYS',
  /** Keyed hashes for look-up (ID numbers, openids, tokens, codes). 64 hex. */
  'LOOKUP_KEY',
  /** Seals lease tokens. `<keyId>:<64 hex>,…` */
  'TOKEN_KEYS',
  /** Draws the thresholds of the random checks. 64 hex. */
  'CHECK_SECRET',
  /** Keys the evidence chains. 64 hex, which is key `k1`; after a rotation `<keyId>:<64 hex>,k1:<64 hex>`. */
  'CHAIN_KEY',
  /** Lets the first operator be appointed while the staff list is empty. */
  'SETUP_KEY',
] as const
export type SecretName = (typeof secretNames)[number]

/** Settings with the value used when the environment does not say. */
export const settings = {
  /** `cloud://<env>.<bucket>`: where file names of operations are looked up. */
  STORAGE_ROOT: 'cloud://local.local',
  /** Address of the web client, printed into QR codes and links. */
  PUBLIC_URL: 'http://127.0.0.1:3900',
  SMS_ENDPOINT: 'sms.tencentcloudapi.com',
  SMS_PROTOCOL: 'https://',
  SMS_APP_ID: '',
  SMS_SIGN_NAME: '',
  /** JSON: message kind → template id registered with the carrier. */
  SMS_TEMPLATES: '',
  /** `iai.tencentcloudapi.com`; empty: no face is compared, people compare (PHO-03). */
  FACE_ENDPOINT: '',
  FACE_PROTOCOL: 'https://',
  /** The provincial centre's service; '' while results are handed over by hand. */
  PROVINCE_URL: '',
  PROVINCE_KEY: '',
  /** Mobile phone of somebody outside the school's office who keeps the daily evidence roots. */
  EVIDENCE_ROOT_PHONE: '',
  INITIAL_PASSWORD: '11111',
} as const
export type SettingName = keyof typeof settings

export interface Secrets {
  readonly secret: (name: SecretName) => string
  readonly setting: (name: SettingName) => string
}

/** Reads the environment once; throws with the missing names. */
export function readSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
  const missing = secretNames.filter((name) => !environment[name])
  if (missing.length > 0) throw new Error(`secrets missing in the environment: ${missing.join(', ')}`)
  return {
    secret: (name) => environment[name] as string,
    setting: (name) => environment[name] ?? settings[name],
  }
}

/** The function's own cloud credential; the platform sets it, it is no secret of ours. */
export function readCloudCredential(environment: Readonly<Record<string, string | undefined>>): { secretId: string; secretKey: string; token: string } {
  return {
    secretId: environment['TENCENTCLOUD_SECRETID'] ?? '',
    secretKey: environment['TENCENTCLOUD_SECRETKEY'] ?? '',
    token: environment['TENCENTCLOUD_SESSIONTOKEN'] ?? '',
  }
}
