// node scripts/build-client.mjs <weapp|h5> [--if-changed]: the Taro client into dist/<platform>.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { buildOutput } from './output.mjs'
import { inRoot, root } from './root.mjs'

const PLATFORMS = ['weapp', 'h5']
const INPUTS = [
  'src',
  'config',
  'types',
  'babel.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.app.json',
  'project.config.json',
  'scripts/build-client.mjs',
]

/**
 * @param {string} platform
 * @param {{ onlyIfChanged?: boolean }} options
 */
export async function buildClient(platform, { onlyIfChanged = false } = {}) {
  if (!PLATFORMS.includes(platform)) throw new Error(`Unknown platform “${platform}”: ${PLATFORMS.join(' or ')}`)
  const startedAtMs = Date.now()
  const isBuilt = await buildOutput({
    name: platform,
    inputs: INPUTS,
    onlyIfChanged,
    make: (directory) => runTaro(platform, directory),
  })
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1)
  console.error(isBuilt ? `${platform}: built in ${seconds} s` : `${platform}: unchanged`)
}

/**
 * @param {string} platform
 * @param {string} directory
 * @returns {Promise<void>}
 */
function runTaro(platform, directory) {
  const taro = inRoot('node_modules', '@tarojs', 'cli', 'bin', 'taro')
  return new Promise((resolve, reject) => {
    // --no-check: Taro otherwise fetches a schema over the network
    const child = spawn(process.execPath, [taro, 'build', '--type', platform, '--no-check'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', CLIENT_OUTPUT: path.relative(root, directory) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    /** @type {Buffer[]} */
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(output))
      reject(new Error(`the ${platform} build failed (${signal ?? `exit code ${code}`})`))
    })
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
  try {
    await buildClient(process.argv[2] ?? '', { onlyIfChanged: process.argv.includes('--if-changed') })
  } catch (error) {
    console.error(String(error))
    process.exitCode = 1
  }
}
