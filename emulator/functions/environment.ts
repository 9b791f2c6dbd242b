// The environment variables of a function: CloudBase's own, secrets and settings.
import { ENVIRONMENT_ID } from '../environment'
import type { Manifest } from './manifest'
import type { SecretValues } from './secrets'

export interface Addresses {
  /** The gateway that stands for the cloud. */
  readonly gateway: string
  /** Services outside the account. */
  readonly services: string
  /** What people open. */
  readonly public: string
}

export function functionEnvironment(manifest: Manifest, secrets: SecretValues, addresses: Addresses, storageRoot: string): Readonly<Record<string, string>> {
  const servicesHost = new URL(addresses.services).host
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: '/tmp',
    ...manifest.settings,
    // the SDK takes the address of the cloud from here; without RUNENV it would look for a metadata host
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_ENV: ENVIRONMENT_ID,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${addresses.gateway}/admin` }),
    STORAGE_ROOT: storageRoot,
    PUBLIC_URL: addresses.public,
    SMS_ENDPOINT: servicesHost,
    SMS_PROTOCOL: 'http://',
    SMS_APP_ID: '1400000000',
    SMS_SIGN_NAME: '继续教育',
    FACE_ENDPOINT: servicesHost,
    FACE_PROTOCOL: 'http://',
    EVIDENCE_ROOT_PHONE: '13900000999',
    PROVINCE_URL: `${addresses.services}/province/results`,
    PROVINCE_KEY: 'local',
    ...secrets,
  }
}
