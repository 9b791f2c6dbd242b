import { statSync } from 'node:fs'
import path from 'node:path'
import { listFiles, readBundle } from './harness/bundle'

const KB = 1024
const PACKAGE_LIMIT = 2048 * KB // WeChat's
const TOTAL_LIMIT = 30 * 1024 * KB // WeChat's
const MAIN_GOAL = 700 * KB // ours: the first screen is to stand within five seconds on a slow phone
const SUBPACKAGE_GOAL = 400 * KB // ours
const MAIN = 'main package'

function packageSizes(): Record<string, number> {
  const { directory, subpackageRoots } = readBundle()
  const sizes: Record<string, number> = { [MAIN]: 0 }
  for (const file of listFiles(directory).filter((name) => !/\.(map|LICENSE\.txt)$/.test(name))) {
    const owner = subpackageRoots.find((root) => file.startsWith(root)) ?? MAIN
    sizes[owner] = (sizes[owner] ?? 0) + statSync(path.join(directory, file)).size
  }
  return sizes
}

test('no package is larger than WeChat takes', () => {
  const sizes = packageSizes()
  const lines = Object.entries(sizes).map(([name, bytes]) => `${name}: ${Math.round(bytes / KB)} KB`)
  process.stderr.write(`mini-program ${lines.join(', ')}\n`)

  expect(Object.entries(sizes).filter(([, bytes]) => bytes > PACKAGE_LIMIT)).toEqual([])
  expect(Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(TOTAL_LIMIT)
})

test('every package is small enough for a slow phone', () => {
  const tooLarge = Object.entries(packageSizes()).filter(([name, bytes]) => bytes > (name === MAIN ? MAIN_GOAL : SUBPACKAGE_GOAL))

  expect(tooLarge).toEqual([])
})
