// Long programs that are run by name: measurements (benchmark/*.bench.ts) and long proofs (tests/soak/*.soak.ts).
import fs from 'node:fs'
import { runNode } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'

/**
 * `words` are names to run, or `all`; without any the list is printed. A program's first comment line says what it is.
 * @param {{ title: string, folder: string, ending: string, command: string, words: readonly string[] }} kind
 */
export async function runByName({ title, folder, ending, command, words }) {
  const names = fs.existsSync(inRoot(folder))
    ? fs.readdirSync(inRoot(folder)).filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length)).sort()
    : []
  if (words.length === 0) {
    console.log(names.length === 0 ? `${title}: there are none yet (${folder}/*${ending}).` : `${title}:`)
    for (const name of names) console.log(`  ${command} -- ${name.padEnd(24)} ${describe(inRoot(folder, name + ending))}`)
    if (names.length > 0) console.log(`  ${command} -- all`)
    return
  }
  const [first = '', ...rest] = words
  const chosen = first === 'all' ? names : [first]
  const unknown = chosen.filter((name) => !names.includes(name))
  if (chosen.length === 0 || unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ') || `${folder}/*${ending}`}. Without a name, ${command} lists all.`)
    process.exitCode = 2
    return
  }
  await ensureInstalled()
  for (const name of chosen) {
    const startedAtMs = Date.now()
    console.error(`\n━━ ${name}`)
    const program = [inRoot('scripts', 'run.mjs'), `${folder}/${name}${ending}`, ...rest]
    const { isOk, ending: end } = await runNode(program, { stdout: 'inherit' })
    console.error(`${isOk ? '✓' : '✗'} ${name} (${((Date.now() - startedAtMs) / 1000).toFixed(1)} s, ${end})`)
    if (!isOk) process.exitCode = 1
  }
}

/** @param {string} file */
function describe(file) {
  const [firstLine = ''] = fs.readFileSync(file, 'utf8').split('\n')
  return firstLine.startsWith('//') ? firstLine.slice(2).trim() : ''
}
