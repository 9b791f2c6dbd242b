// node scripts/run.mjs <entry.ts> [arguments …]: bundles a TypeScript entry and runs it in this process, so that
// signals and exit codes are the program's own. process.argv looks to it as if it had been started directly.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'

/**
 * @param {string} entry
 * @param {readonly string[]} programArguments
 */
export async function runTool(entry, programArguments) {
  const { bundleTool } = await import('./bundle.mjs')
  const bundle = await bundleTool(entry)
  process.setSourceMapsEnabled(true)
  process.argv = [process.execPath, bundle, ...programArguments]
  createRequire(import.meta.url)(bundle)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [entry, ...programArguments] = process.argv.slice(2)
  if (entry === undefined) {
    console.error('Usage: node scripts/run.mjs <entry.ts> [arguments …]')
    process.exit(2)
  }
  await ensureInstalled()
  await runTool(entry, programArguments)
}
