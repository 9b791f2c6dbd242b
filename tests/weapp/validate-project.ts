// A program of its own (miniprogram-ci leaves handles open): prints what WeChat's own tool says about the built project.
// Offline: the key is thrown away, and the attributes it would ask WeChat for are given here.
import { generateKeyPairSync } from 'node:crypto'
import { Project, getCompiledResult } from 'miniprogram-ci'

const WECHAT_LIMITS = {
  MaxCodeSize: 2,
  MaxSubpackageSubCodeSize: 2,
  MaxSubpackageFullCodeSize: 30,
  NavigateMiniprogramLimit: 10,
  MaxSubPackageLimit: 100,
  MinTabbarCount: 2,
  MaxTabbarCount: 5,
  MaxCustomTabbarCount: 5,
  MaxTabbarIconSize: 40,
}

async function validate(projectPath: string): Promise<{ files: string[]; error?: string }> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  const project = new Project({ appid: 'wx1234567890abcdef', type: 'miniProgram', projectPath, privateKey, ignores: [] })
  const attributes = { platform: false, appType: 0, isSandbox: false, released: false, setting: WECHAT_LIMITS }
  Object.assign(project, { attr: async () => attributes, _attr: attributes })
  try {
    const compiled = await getCompiledResult({
      project,
      version: '0',
      desc: '',
      setting: { es6: false, minify: false },
      onProgressUpdate: () => undefined,
    })
    return { files: Object.keys(compiled) }
  } catch (error) {
    return { files: [], error: error instanceof Error ? error.message : String(error) }
  }
}

async function main(): Promise<void> {
  const result = await validate(process.argv[2] ?? '')
  process.stdout.write(JSON.stringify(result), () => process.exit(0))
}

void main()
