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
  const pixels = await image.evaluate(async (element: HTMLImageElement) => {
    await element.decode()
    const canvas = document.createElement('canvas')
    canvas.width = 400
    canvas.height = 400
    const drawing = canvas.getContext('2d')
    if (!drawing) throw new Error('no canvas')
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, 400, 400)
    drawing.drawImage(element, 20, 20, 360, 360)
    return Array.from(drawing.getImageData(0, 0, 400, 400).data)
  })
  const read = jsQr(new Uint8ClampedArray(pixels), 400, 400)
  if (!read) throw new Error(`no code could be read under “${label}”`)
  return read.data
}
