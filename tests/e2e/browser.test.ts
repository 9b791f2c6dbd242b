import type { Browser } from 'playwright-core'
import { findSystemBrowser, launch, launchBrowser, unpackNpmBrowser } from './browser'

const LAUNCH_MS = 60_000

async function tryOut(browser: Browser): Promise<unknown> {
  const page = await browser.newPage()
  await page.setContent('<span>二级建造师继续教育</span>')
  return page.evaluate(async () => {
    const video = document.createElement('video')
    const span = document.querySelector('span')
    return {
      text: span?.innerText,
      hasWidth: (span?.getBoundingClientRect().width ?? 0) > 50,
      h264: video.canPlayType('video/mp4; codecs="avc1.64001f, mp4a.40.2"'),
    }
  })
}

const ABLE = { text: '二级建造师继续教育', hasWidth: true, h264: 'probably' }

test(
  'the browser of the tests shows Chinese text and can play the lessons’ format',
  async () => {
    const browser = await launchBrowser()
    try {
      expect(await tryOut(browser)).toEqual(ABLE)
    } finally {
      await browser.close()
    }
  },
  LAUNCH_MS,
)

test(
  'a machine without a browser gets one from npm that can do the same',
  async () => {
    const browser = await launch(await unpackNpmBrowser())
    try {
      expect(await tryOut(browser)).toEqual(ABLE)
    } finally {
      await browser.close()
    }
  },
  LAUNCH_MS,
)

test('a browser named by CHROMIUM_PATH is preferred', () => {
  const before = process.env['CHROMIUM_PATH']
  process.env['CHROMIUM_PATH'] = process.execPath
  try {
    expect(findSystemBrowser()?.executablePath).toBe(process.execPath)
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_PATH']
    else process.env['CHROMIUM_PATH'] = before
  }
})
