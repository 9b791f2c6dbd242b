import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles, readBundle } from './harness/bundle'
import { bootMiniProgram } from './harness/mini-program'

// the reviewers' page: on a computer, by a one-time link (PHO-07)
const BROWSER_ONLY = ['pages/review/index']

test('the mini-program starts, shows its first page and complains of nothing', async () => {
  const app = await bootMiniProgram()
  try {
    expect(app.text()).not.toBe('')
    expect({ errors: app.errors, warnings: app.warnings, stack: app.stack() }).toEqual({
      errors: [],
      warnings: [],
      stack: [app.bundle.pages[0]],
    })
  } finally {
    app.dispose()
  }
})

test('every page of the table can be loaded', async () => {
  const app = await bootMiniProgram()
  try {
    expect(app.bundle.pages.filter((page) => !app.loadPage(page))).toEqual([])
  } finally {
    app.dispose()
  }
})

test('every page that the scripts lead to stands in the table', () => {
  const { directory, pages, subpackageRoots } = readBundle()
  const roots = ['pages/', ...subpackageRoots].join('|')
  const address = new RegExp(`["'\`]/((?:${roots})[\\w/-]+)`, 'g')
  const scripts = listFiles(directory).filter((file) => file.endsWith('.js'))

  const unknown = scripts.flatMap((file) =>
    [...readFileSync(path.join(directory, file), 'utf8').matchAll(address)]
      .map(([, page = '']) => page)
      .filter((page) => !pages.includes(page) && !BROWSER_ONLY.includes(page))
      .map((page) => `${file}: ${page}`),
  )

  expect(unknown).toEqual([])
})
