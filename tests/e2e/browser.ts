// A real browser for the end-to-end tests: the system's Chromium, or the one that npm brings along.
import { accessSync, constants, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

export interface BrowserProgram {
  executablePath: string
  env: Record<string, string | undefined>
}

/** Headless, with a fake camera that needs no permission. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return launch(findSystemBrowser() ?? (await unpackNpmBrowser()))
}

export async function launch({ executablePath, env }: BrowserProgram): Promise<Browser> {
  const definedEnv = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return chromium.launch({ executablePath, env: definedEnv, args: FLAGS, headless: true })
}

export function findSystemBrowser(): BrowserProgram | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const candidates = [
    process.env['CHROMIUM_PATH'] ?? '',
    ...SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
  ]
  const executablePath = candidates.find(isExecutable)
  return executablePath === undefined ? undefined : { executablePath, env: process.env }
}

/**
 * `@sparticuz/chromium` unpacks itself into the temporary folder. It brings the system libraries it needs only where
 * it believes to run as a cloud function, and adds their folder to the environment.
 */
export async function unpackNpmBrowser(): Promise<BrowserProgram> {
  const before = { ...process.env }
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x'
  try {
    const { default: npmChromium } = await import('@sparticuz/chromium')
    const executablePath = await npmChromium.executablePath()
    return { executablePath, env: { ...process.env, FONTCONFIG_FILE: writeFontConfiguration() } }
  } finally {
    for (const name of Object.keys(process.env)) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}

/** Without a font text has no width, and an element without width counts as hidden: the certificate's font serves. */
function writeFontConfiguration(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'browser-fonts-'))
  const fonts = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))
  const file = path.join(home, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><dir>/usr/share/fonts</dir><cachedir>${path.join(home, 'cache')}</cachedir></fontconfig>`,
  )
  return file
}

function isExecutable(file: string): boolean {
  if (!path.isAbsolute(file)) return false
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
