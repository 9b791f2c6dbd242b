// WeChat's own compilers for WXML and WXSS, which the npm package `miniprogram-compiler` brings as programs.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import path from 'node:path'
import { listFiles, readJson, type ComponentJson } from './bundle'

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024
const PROGRAM_FOLDERS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac' }

export interface Compilation {
  script: string
  /** What the compiler complained about; empty when it accepted everything. */
  complaint: string
}

/** The script defines `$gwx(file)(data)`, which gives the tree that a page shows. */
export function compileTemplates(directory: string): Compilation {
  const files = listFiles(directory)
  const templates = files.filter((file) => file.endsWith('.wxml'))
  const scripts = files.filter((file) => file.endsWith('.wxs'))
  const components = templates.flatMap((file) => {
    const json = path.join(directory, file.replace(/\.wxml$/, '.json'))
    const { usingComponents } = existsSync(json) ? readJson<ComponentJson>(json) : {}
    return usingComponents === undefined ? [] : [{ file, names: Object.keys(usingComponents) }]
  })
  const componentWords = components.flatMap(({ file, names }) => [file, String(names.length), ...names])
  const componentList = [String(components.length), ...componentWords].join(' ')
  return compile('wcc', directory, ['-d', '-cc', componentList, ...templates, ...scripts, '-gn', '$gwx'])
}

export function compileStyles(directory: string): Compilation {
  const styles = listFiles(directory).filter((file) => file.endsWith('.wxss'))
  return compile('wcsc', directory, ['-db', '-pc', '0', ...styles])
}

function compile(program: 'wcc' | 'wcsc', directory: string, programArguments: readonly string[]): Compilation {
  const folder = PROGRAM_FOLDERS[process.platform]
  if (folder === undefined) throw new Error(`WeChat's ${program} does not run on ${process.platform}`)
  const home = path.dirname(require.resolve('miniprogram-compiler/package.json'))
  const file = path.join(home, 'bin', folder, program)
  chmodSync(file, 0o755) // npm unpacks it without the run bit
  const { error, status, stdout, stderr } = spawnSync(file, programArguments, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
  })
  if (error !== undefined) throw error
  const complaint = [status === 0 ? '' : `exit code ${status}`, stderr.trim()].filter(Boolean).join('\n')
  return { script: stdout, complaint }
}
