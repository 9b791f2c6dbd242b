import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { listFiles, readBundle } from './harness/bundle'

// Old phones read no later syntax; browserslist in package.json makes Babel stay below it.
const LANGUAGE = 2017

test(`every script can be read by an engine of the year ${LANGUAGE}`, () => {
  const { directory } = readBundle()
  const scripts = listFiles(directory).filter((file) => file.endsWith('.js'))

  const tooNew = scripts.flatMap((file) => {
    try {
      parse(readFileSync(path.join(directory, file), 'utf8'), { ecmaVersion: LANGUAGE, sourceType: 'script' })
      return []
    } catch (error) {
      return [`${file}: ${String(error)}`]
    }
  })

  expect(scripts.length).toBeGreaterThan(0)
  expect(tooNew).toEqual([])
})
