// npm run check: types, lint and import rules, each counted as one.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runNode } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'

const TSC = inRoot('node_modules', 'typescript', 'bin', 'tsc')
const ESLINT = inRoot('node_modules', 'eslint', 'bin', 'eslint.js')

// Locally only changed files are linted again. A rule about promises may miss what a changed type does to a file that
// did not change: the build server (CI is set) keeps no cache.
const LINT_CACHE = process.env['CI']
  ? []
  : ['--cache', '--cache-strategy', 'content', '--cache-location', inRoot('node_modules', '.cache', 'eslint') + path.sep]

/** @type {Record<string, string[][]>} */
const CHECKS = {
  types: ['app', 'functions', 'node'].map((project) => [TSC, '-p', `tsconfig.${project}.json`, '--pretty', 'false']),
  lint: [[ESLINT, '.', '--max-warnings', '0', ...LINT_CACHE]],
  'import rules': [[inRoot('scripts', 'import-rules.mjs')]],
}

/**
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  const { types = [], lint = [], 'import rules': importRules = [], ...others } = CHECKS
  if (Object.keys(others).length > 0) throw new Error('a check is not run')
  // two lanes for two cores; the type check takes as long as the other two
  const [typesOk, [lintOk, rulesOk]] = await Promise.all([
    runCheck('types', types),
    runCheck('lint', lint).then(async (isOk) => [isOk, await runCheck('import rules', importRules)]),
  ])
  const results = [typesOk, lintOk, rulesOk]
  return { passed: results.filter(Boolean).length, failed: results.filter((isOk) => !isOk).length }
}

/**
 * @param {string} name
 * @param {string[][]} commands
 */
async function runCheck(name, commands) {
  const startedAtMs = Date.now()
  let isOk = true
  for (const command of commands) {
    const result = await runNode(command, { isCollected: true })
    if (!result.isOk) {
      isOk = false
      console.error(result.output.trimEnd() || `${name}: ${result.ending}`)
    }
  }
  console.error(`${isOk ? '✓' : '✗'} ${name} (${((Date.now() - startedAtMs) / 1000).toFixed(1)} s)`)
  return isOk
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
  const { failed } = await runChecks()
  process.exitCode = failed === 0 ? 0 : 1
}
