// The big screen: a browser window on a computer.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { screenOf, type Screen } from './screen'

export interface BigScreen extends Screen {
  readonly context: BrowserContext
  readonly page: Page
  open(route: string): Promise<void>
  close(): Promise<void>
}

export async function openBigScreen(browser: Browser, url: string): Promise<BigScreen> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(url)
  return {
    ...screenOf(page),
    context,
    page,
    async open(route) {
      await page.goto(`${url}/#${route}`)
    },
    close: () => context.close(),
  }
}

/** The address inside the QR code that is in sight. */
export async function readQrCode(page: Page, label: string): Promise<string> {
  const { default: jsQr } = await import('jsqr')
  const image = page.locator(`[aria-label="${label}"] img, img[aria-label="${label}"], img[alt="${label}"]`).filter({ visible: true }).last()
  const side = 400
  const shades = await image.evaluate(async (element: HTMLImageElement, size) => {
    await element.decode()
    const canvas = document.createElement('canvas')
    canvas.width = size
    canvas.height = size
    const drawing = canvas.getContext('2d')
    if (!drawing) throw new Error('no canvas')
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, size, size)
    drawing.drawImage(element, 20, 20, size - 40, size - 40)
    const { data } = drawing.getImageData(0, 0, size, size)
    // one character a pixel: a long list of numbers would hold the test's process up for seconds
    let text = ''
    for (let at = 0; at < data.length; at += 4) text += (data[at] ?? 0) < 128 ? '1' : '0'
    return text
  }, side)
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let at = 0; at < shades.length; at += 1) if (shades[at] === '1') pixels.fill(0, at * 4, at * 4 + 3)
  const read = jsQr(pixels, side, side)
  if (!read) throw new Error(`no code could be read under “${label}”`)
  return read.data
}
