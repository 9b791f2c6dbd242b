// TypeScript for Node: one bundle per entry in dist/tools, packages left outside.
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { inRoot, root } from './root.mjs'

/**
 * Bundles one entry (a path relative to the repository or absolute) and returns the file it was written to.
 * @param {string} entry
 */
export async function bundleTool(entry) {
  const source = path.resolve(root, entry)
  const name = path.relative(root, source).replace(/\.[cm]?tsx?$/, '').replaceAll(path.sep, '-').replaceAll('..', 'out')
  const outfile = inRoot('dist', 'tools', `${name}.cjs`)
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    // a CommonJS bundle has no import.meta; whoever asks for its place gets the bundle's
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  })
  fs.mkdirSync(path.dirname(outfile), { recursive: true })
  for (const file of outputFiles) replaceFile(file.path, file.contents)
  return outfile
}

/**
 * Another command may be reading the file at this moment: it sees the old or the new one, never half of it.
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
export function replaceFile(file, contents) {
  const draft = `${file}.${process.pid}.tmp`
  fs.writeFileSync(draft, contents)
  fs.renameSync(draft, file)
}
