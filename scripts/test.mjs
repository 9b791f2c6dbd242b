// npm test [-- <stage> … [file pattern …]]: runs the stages, adds up what passed, failed and was skipped.
// Everything readable goes to stderr; stdout carries one line, `N passed, N failed`. A stage that crashes, stops or
// finds no test counts as failed; what is skipped is named and is no pass.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildClient } from './build-client.mjs'
import { buildFunctions } from './build-functions.mjs'
import { runChecks } from './check.mjs'
import { runNode } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'

const MINUTE_MS = 60_000
const JEST = inRoot('node_modules', 'jest', 'bin', 'jest.js')
const WORKERS = Math.max(2, os.availableParallelism() - 1) // two at least: only a worker of its own can be renewed
/** Test files leave something behind in their process; a worker that has grown this large makes room for a new one. */
const WORKER_MEMORY = '1GB'
/** Nothing here is a test of speed: a busy machine gets its time. */
const TEST_TIMEOUT_MS = 60_000

/**
 * @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Count
 * @typedef {'functions' | 'weapp' | 'h5'} Build
 * @typedef {{ name: string, needs: Build[], run: () => Promise<Count> }} Stage
 */

/** @type {Stage[]} */
const STAGES = [
  { name: 'check', needs: [], run: async () => ({ ...(await runChecks()), skipped: 0 }) },
  { name: 'unit', needs: ['functions'], run: () => runJest(['unit', 'ui'], { timeoutMs: 40 * MINUTE_MS }) },
  { name: 'weapp', needs: ['weapp', 'functions'], run: () => runJest(['weapp'], { timeoutMs: 10 * MINUTE_MS }) },
  {
    name: 'e2e',
    needs: ['functions', 'h5', 'weapp'], // the browser tests look at the clock: no build may still be running then
    run: () => runJest(['e2e'], { timeoutMs: 30 * MINUTE_MS, isInBand: true }),
  },
]

/** @type {Record<Build, () => Promise<void>>} */
const BUILDS = {
  functions: () => buildFunctions({ onlyIfChanged: true }),
  weapp: () => buildClient('weapp', { onlyIfChanged: true }),
  h5: () => buildClient('h5', { onlyIfChanged: true }),
}

const words = process.argv.slice(2)
const chosen = STAGES.filter(({ name }) => words.includes(name))
const stages = chosen.length === 0 ? STAGES : chosen
const filePatterns = words.filter((word) => STAGES.every(({ name }) => name !== word))

await ensureInstalled()
const reportHome = fs.mkdtempSync(path.join(os.tmpdir(), 'test-reports-'))
process.on('exit', () => fs.rmSync(reportHome, { recursive: true, force: true }))

const builds = startBuilds(stages)
/** @type {(Count & { name: string, seconds: number })[]} */
const results = []
for (const stage of stages) {
  const startedAtMs = Date.now()
  console.error(`\n━━ ${stage.name}`)
  const count = await runStage(stage)
  results.push({ ...count, name: stage.name, seconds: (Date.now() - startedAtMs) / 1000 })
}
report(results)

/**
 * The builds run one after another beside the stages, so that two cores are enough.
 * @param {readonly Stage[]} wanted
 */
function startBuilds(wanted) {
  /** @type {Map<Build, Promise<void>>} */
  const started = new Map()
  let previous = Promise.resolve()
  for (const name of /** @type {Build[]} */ (['functions', 'weapp', 'h5'])) {
    if (!wanted.some(({ needs }) => needs.includes(name))) continue
    const build = previous.then(BUILDS[name])
    started.set(name, build)
    previous = build.catch(() => undefined) // told where it is awaited; the next build runs all the same
  }
  return started
}

/**
 * @param {Stage} stage
 * @returns {Promise<Count>}
 */
async function runStage({ needs, run }) {
  try {
    await Promise.all(needs.map((name) => builds.get(name)))
    return await run()
  } catch (error) {
    console.error(error)
    return { passed: 0, failed: 1, skipped: 0, note: 'crashed' }
  }
}

/**
 * @param {string[]} projects
 * @param {{ timeoutMs: number, isInBand?: boolean }} options
 * @returns {Promise<Count>}
 */
async function runJest(projects, { timeoutMs, isInBand = false }) {
  const reportFile = path.join(reportHome, `${projects[0]}.json`)
  const { isOk, ending } = await runNode(
    [
      JEST,
      '--selectProjects',
      ...projects,
      '--json',
      `--outputFile=${reportFile}`,
      ...(process.env['CI'] ? ['--ci'] : []),
      ...(isInBand ? ['--runInBand'] : [`--maxWorkers=${WORKERS}`, `--workerIdleMemoryLimit=${WORKER_MEMORY}`, `--testTimeout=${TEST_TIMEOUT_MS}`]),
      ...(filePatterns.length > 0 ? ['--testPathPatterns', ...filePatterns] : []),
    ],
    { timeoutMs, isDone: () => fs.existsSync(reportFile) },
  )
  if (!fs.existsSync(reportFile)) return { passed: 0, failed: 1, skipped: 0, note: `no report: ${ending}` }
  const totals = JSON.parse(fs.readFileSync(reportFile, 'utf8'))
  const failed = totals.numFailedTests + totals.numRuntimeErrorTestSuites
  for (const title of skippedTitles(totals)) console.error(`SKIPPED: ${title}`)
  return {
    passed: totals.numPassedTests,
    // jest may also be dissatisfied without a failed test: no tests found, a broken teardown
    failed: failed === 0 && !isOk ? 1 : failed,
    skipped: totals.numPendingTests + totals.numTodoTests,
    ...(isOk ? {} : { note: ending }),
  }
}

/**
 * @param {{ testResults: { assertionResults: { fullName: string, status: string }[] }[] }} totals
 */
function skippedTitles({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => !['passed', 'failed'].includes(status))
    .map(({ fullName }) => fullName)
}

/** @param {readonly (Count & { name: string, seconds: number })[]} rows */
function report(rows) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  console.error('\nstage      passed  failed skipped  seconds')
  for (const { name, passed, failed, skipped, seconds, note = '' } of rows) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    const numbers = [passed, failed, skipped].map((number) => String(number).padStart(8)).join('')
    console.error(`${name.padEnd(9)}${numbers} ${seconds.toFixed(1).padStart(8)}  ${note}`)
  }
  const left = STAGES.filter(({ name }) => rows.every((row) => row.name !== name)).map(({ name }) => name)
  if (left.length > 0) console.error(`NOT RUN, as asked: ${left.join(', ')}`)
  if (total.skipped > 0) console.error(`SKIPPED: ${total.skipped} tests prove nothing in this run`)
  console.error('')
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
}
