// Where the command sends its events: the local cloud's doors, or the real environment as its administrator.
import fs from 'node:fs'
import type { Answer } from '../src/contract'

export interface Cloud {
  readonly name: string
  run(event: { readonly operation: string; readonly input: unknown }): Promise<Answer<Record<string, unknown>>>
  upload(localPath: string, cloudPath: string): Promise<void>
}

export function localCloud(url: string): Cloud {
  const origin = url.replace(/\/$/, '')
  return {
    name: origin,
    async run(event) {
      const reply = await fetch(`${origin}/emulator/console/admin`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) })
      return (await reply.json()) as Answer<Record<string, unknown>>
    },
    async upload(localPath, cloudPath) {
      const reply = await fetch(`${origin}/emulator/storage/${cloudPath.split('/').map(encodeURIComponent).join('/')}`, { method: 'PUT', body: new Uint8Array(fs.readFileSync(localPath)) })
      if (!reply.ok) throw new Error(`上传 ${cloudPath} 没有成功：${reply.status}`)
    },
  }
}

/** Needs the account's own credential in the environment; nothing is stored. */
export async function realCloud(envId: string, environment: Readonly<Record<string, string | undefined>>): Promise<Cloud> {
  const [secretId, secretKey] = [environment['TENCENTCLOUD_SECRETID'], environment['TENCENTCLOUD_SECRETKEY']]
  if (!secretId || !secretKey) throw new Error('连接云环境要有 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY 两个环境变量。')
  const { default: CloudBase } = await import('@cloudbase/manager-node')
  const app = new CloudBase({ secretId, secretKey, envId, ...(environment['TENCENTCLOUD_SESSIONTOKEN'] ? { token: environment['TENCENTCLOUD_SESSIONTOKEN'] } : {}) })
  return {
    name: envId,
    async run(event) {
      const result = await app.functions.invokeFunction('admin', event)
      if (result.InvokeResult !== 0) throw new Error(`云函数没有正常返回：${result.ErrMsg || result.RetMsg}`.slice(0, 500))
      return JSON.parse(result.RetMsg) as Answer<Record<string, unknown>>
    },
    async upload(localPath, cloudPath) {
      await app.storage.uploadFile({ localPath, cloudPath })
    },
  }
}
