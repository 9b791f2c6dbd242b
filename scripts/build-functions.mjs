// Cloud functions, ready to be uploaded: dist/cloudfunctions/<caller>/{index.js, package.json, config.json} with every
// package bundled in. `--if-changed` builds only when the sources or the lockfile differ from the last build.
//
// A module named `*.lazy.ts` becomes a file of its own beside index.js, read only when `await import('./x.lazy')`
// runs (the certificate's PDF library would slow every cold start). `cloudfunctions/<caller>/assets.json` lists files
// to lie beside them: [{ "from": "<path in the repository>", "to": "<path in the function>" }].
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { buildOutput } from './output.mjs'
import { inRoot, root } from './root.mjs'

const CALLERS = ['visitor', 'trainee', 'admin', 'timer']
const INPUTS = [
  'cloudfunctions',
  'src/domain',
  'src/contract',
  'scripts/build-functions.mjs',
  'package-lock.json',
]
const DEFAULT_CONFIG = { timeout: 20 }
const LAZY = /\.lazy(\.[jt]s)?$/

/** @param {{ onlyIfChanged?: boolean }} options */
export async function buildFunctions({ onlyIfChanged = false } = {}) {
  const startedAtMs = Date.now()
  const isBuilt = await buildOutput({ name: 'cloudfunctions', inputs: INPUTS, onlyIfChanged, make: makeAll })
  console.error(isBuilt ? `functions: built in ${Date.now() - startedAtMs} ms` : 'functions: unchanged')
}

/** @param {string} directory */
async function makeAll(directory) {
  const callers = CALLERS.filter((caller) => fs.existsSync(inRoot('cloudfunctions', caller, 'index.ts')))
  await Promise.all([
    ...callers.map((caller) => makeFunction(caller, path.join(directory, caller))),
    makeManifest(path.join(directory, 'manifest.json')),
  ])
}

/**
 * @param {string} caller
 * @param {string} directory
 */
async function makeFunction(caller, directory) {
  const source = inRoot('cloudfunctions', caller)
  fs.mkdirSync(directory, { recursive: true })
  const ownLazy = fs.readdirSync(source).filter((name) => name.endsWith('.lazy.ts'))
  const referencedLazy = await bundle(path.join(source, 'index.ts'), path.join(directory, 'index.js'))
  const lazySources = new Set([...referencedLazy, ...ownLazy.map((name) => path.join(source, name))])
  await Promise.all(
    [...lazySources].map((file) => bundle(file, path.join(directory, path.basename(file).replace(/\.ts$/, '.js')))),
  )
  writeJson(path.join(directory, 'package.json'), { name: caller, version: '1.0.0', private: true, main: 'index.js' })
  writeJson(path.join(directory, 'config.json'), readJson(path.join(source, 'config.json')) ?? DEFAULT_CONFIG)
  for (const { from, to } of readJson(path.join(source, 'assets.json')) ?? []) {
    const target = path.join(directory, to)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.copyFileSync(inRoot(from), target, fs.constants.COPYFILE_FICLONE)
  }
}

/**
 * @param {string} entry
 * @param {string} outfile
 * @returns {Promise<string[]>} the lazy modules that the bundle refers to
 */
async function bundle(entry, outfile) {
  const { build } = await import('esbuild')
  /** @type {Set<string>} */
  const lazySources = new Set()
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // names stay as they are: a stack trace in the cloud's log is read by people
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    // pdfkit looks for its data beside import.meta.url, which a CommonJS bundle lacks; our fonts come as assets
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    supported: { 'dynamic-import': false }, // import() of a lazy file becomes a deferred require()
    plugins: [
      {
        name: 'lazy-files',
        setup(builder) {
          builder.onResolve({ filter: LAZY }, (reference) => {
            if (reference.kind === 'entry-point') return undefined
            const name = path.basename(reference.path).replace(LAZY, '')
            lazySources.add(path.resolve(reference.resolveDir, path.dirname(reference.path), `${name}.lazy.ts`))
            return { path: `./${name}.lazy.js`, external: true }
          })
        },
      },
    ],
  })
  return [...lazySources]
}

/**
 * What the emulator and the deployment must know about the functions: { collections, secrets, settings }.
 * @param {string} outfile
 */
async function makeManifest(outfile) {
  const source = inRoot('cloudfunctions', 'platform', 'manifest.ts')
  if (!fs.existsSync(source)) return
  const script = outfile.replace(/\.json$/, '.cjs')
  await bundle(source, script)
  const { manifest } = createRequire(import.meta.url)(script)
  fs.rmSync(script)
  writeJson(outfile, manifest)
}

/** @param {string} file */
function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(file, value) {
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled()
  await buildFunctions({ onlyIfChanged: process.argv.includes('--if-changed') })
}
