// node sample/make-seal.mjs: draws sample/seal.svg and sample/seal.png (320 px, transparent). An invented seal, marked
// 示例专用 so that nobody takes it for the school's own. Needs chromium and the font Noto Serif CJK SC (fonts-noto-cjk).
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const NAME = '苏州市智信建设职业培训学校'
const SIZE = 320
const CENTRE = SIZE / 2
const RED = '#c8201e'
/** The name runs from lower left over the top to lower right. */
const NAME_DEGREES = 250
const NAME_RADIUS = 116

const here = path.dirname(fileURLToPath(import.meta.url))
const font = "font-family=\"'Noto Serif CJK SC', 'Noto Serif SC', serif\" text-anchor=\"middle\""

function ringText() {
  return [...NAME]
    .map((character, index) => {
      const degrees = -NAME_DEGREES / 2 + (NAME_DEGREES * index) / (NAME.length - 1)
      const turn = `rotate(${degrees.toFixed(2)} ${CENTRE} ${CENTRE})`
      return `<text x="${CENTRE}" y="${CENTRE - NAME_RADIUS + 13}" transform="${turn}" ${font} font-size="36" font-weight="700">${character}</text>`
    })
    .join('\n  ')
}

/** @param {number} radius */
function star(radius) {
  const points = Array.from({ length: 10 }, (_, index) => {
    const angle = (Math.PI / 5) * index - Math.PI / 2
    const reach = index % 2 === 0 ? radius : radius * 0.382
    return `${(CENTRE + reach * Math.cos(angle)).toFixed(1)},${(CENTRE + reach * Math.sin(angle)).toFixed(1)}`
  })
  return `<polygon points="${points.join(' ')}"/>`
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}" fill="${RED}">
  <circle cx="${CENTRE}" cy="${CENTRE}" r="${CENTRE - 8}" fill="none" stroke="${RED}" stroke-width="9"/>
  ${star(44)}
  ${ringText()}
  <text x="${CENTRE}" y="${CENTRE + 96}" ${font} font-size="28" font-weight="700" letter-spacing="4">示例专用</text>
</svg>
`
fs.writeFileSync(path.join(here, 'seal.svg'), svg)

const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => file && fs.existsSync(file))
if (executablePath === undefined) {
  console.error('seal.svg was written, but not seal.png: this machine lacks chromium (apt-get install chromium fonts-noto-cjk).')
  process.exitCode = 1
} else {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
  await page.screenshot({ path: path.join(here, 'seal.png'), omitBackground: true })
  await browser.close()
}
