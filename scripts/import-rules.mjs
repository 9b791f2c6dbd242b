// node scripts/import-rules.mjs [directory] [--json]: judges every import of the repository (or of another tree with
// the same rooms) by .dependency-cruiser.cjs. `--json` prints [{ rule, from, to }].
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import { inRoot, root } from './root.mjs'

const ROOMS = ['src', 'cloudfunctions', 'emulator', 'admin', 'sample', 'scripts', 'tests', 'benchmark']

const [directory = root] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const baseDir = path.resolve(directory)
const { forbidden, options } = createRequire(import.meta.url)(inRoot('.dependency-cruiser.cjs'))
const { output } = await cruise(
  ROOMS.filter((room) => fs.existsSync(path.join(baseDir, room))),
  { ...options, baseDir, ruleSet: { forbidden }, validate: true },
)
if (typeof output === 'string') throw new Error(output)
const violations = output.summary.violations.map(({ rule, from, to, cycle }) => ({
  rule: rule.name,
  from,
  to: cycle === undefined ? to : cycle.map(({ name }) => name).join(' → '),
}))

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(violations))
} else {
  for (const { rule, from, to } of violations) {
    const comment = forbidden.find((/** @type {{ name: string }} */ { name }) => name === rule)?.comment
    console.error(`${from} → ${to}\n    ${rule}: ${comment}`)
  }
  console.error(`import rules: ${output.summary.totalCruised} files, ${violations.length} violations`)
}
process.exitCode = violations.length === 0 ? 0 : 1
