import fs from 'node:fs'
import path from 'node:path'
import { routes, tabRoutes } from '../../../src/ui/routes'

interface AppTable {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar: { readonly list: readonly { readonly pagePath: string; readonly text: string; readonly iconPath: string }[] }
}

const source = path.resolve(__dirname, '../../../src')

function readTable(): AppTable {
  Object.assign(globalThis, { defineAppConfig: (table: AppTable) => table })
  process.env.TARO_ENV = 'h5'
  return (jest.requireActual('../../../src/app.config') as { default: AppTable }).default
}

test('the page table, the routes and the route files are the same pages', () => {
  const table = readTable()
  const paths = [...table.pages, ...table.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]

  expect(paths.map((page) => `/${page}`).sort()).toEqual(Object.values(routes).sort())
  expect(paths.filter((page) => !fs.existsSync(path.join(source, `${page}.tsx`)))).toEqual([])
})

test('the three tabs bear the words of the notice, in the main package, with small icons (SCR-01)', () => {
  const { tabBar, pages } = readTable()

  expect(tabBar.list.map(({ text }) => text)).toEqual(['学习', '考试', '我的'])
  expect(tabBar.list.map(({ pagePath }) => `/${pagePath}`)).toEqual(tabRoutes)
  expect(tabBar.list.filter(({ pagePath }) => !pages.includes(pagePath))).toEqual([])
  expect(tabBar.list.filter(({ iconPath }) => fs.statSync(path.join(source, iconPath)).size > 40 * 1024)).toEqual([])
})
