// A school whose people study through the real operations, an operator, and somebody with the database's password.
import fs from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'
import type { Answer } from '../../../src/contract'
import { keyedHash } from '../../../cloudfunctions/platform/sealing'
import type { BundleEvidence } from '../../../src/domain/evidence'
import { cloudApp, dataOf, type LocalCloud } from '../local-cloud'
import type { AdminData } from '../admin/arrange'

export interface Inspection {
  /** As the head of the school. */
  admin<Data = AdminData>(operation: string, input?: Readonly<Record<string, unknown>>): Promise<Answer<Data>>
  /** Writes to the database as an attacker would, past every operation. */
  readonly database: ReturnType<ReturnType<typeof cloudApp>['database']>
  /** Closes the day: the clock moves on and the timer makes the root of all chains. */
  closeDay(): Promise<{ day: string; state: string; chains: number; sent: number }>
  download(address: string): Promise<Buffer>
}

const inspectorKey = 'key-of-the-inspection'

export function secretsOf(cloud: Pick<LocalCloud, 'dataDir'>): Record<string, string> {
  return JSON.parse(fs.readFileSync(path.join(cloud.dataDir, 'secrets.json'), 'utf8')) as Record<string, string>
}

export async function inspect(cloud: LocalCloud): Promise<Inspection> {
  const database = cloudApp(cloud).database()
  const keyHash = keyedHash(secretsOf(cloud)['LOOKUP_KEY'] ?? '', 'staff-key', inspectorKey)
  await database.collection('staff').add({ _id: 'op-inspector', version: 1, name: '王老师', keyHash, roles: ['head', 'operator', 'reviewer'], active: true, appointedAtMs: 0 })
  return {
    admin: (operation, input = {}) => cloud.console('admin', { operation, input: { operator: 'op-inspector', key: inspectorKey, reason: '检查', ...input } }),
    database,
    async closeDay() {
      await cloud.advance(24 * 3_600_000)
      return dataOf(await cloud.console<{ day: string; state: string; chains: number; sent: number }>('timer', { operation: 'timer.evidenceRoot', input: {} }))
    },
    async download(address) {
      const reply = await fetch(address)
      if (!reply.ok) throw new Error(`the result was not there: ${reply.status}`)
      return Buffer.from(await reply.arrayBuffer())
    },
  }
}

export function filesOf(bundle: Buffer): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bundle)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
}

export function evidenceOf(bundle: Buffer): BundleEvidence {
  return JSON.parse(filesOf(bundle).get('数据/evidence.json') ?? '') as BundleEvidence
}
