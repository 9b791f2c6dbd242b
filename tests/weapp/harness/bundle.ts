// The built mini-program as WeChat sees it: files, app.json, pages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const WEAPP_DIRECTORY = path.resolve(__dirname, '../../../dist/weapp')

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
  usingComponents?: Record<string, string>
}

export interface ComponentJson {
  usingComponents?: Record<string, string>
}

export interface Bundle {
  directory: string
  app: AppJson
  /** Every page of the main package and the subpackages, e.g. `pages/welcome/index`. */
  pages: string[]
  tabs: Set<string>
  subpackageRoots: string[]
}

export function readBundle(directory = WEAPP_DIRECTORY): Bundle {
  if (!existsSync(path.join(directory, 'app.json'))) {
    throw new Error('There is no built mini-program: npm run build:weapp, or npm test -- weapp.')
  }
  const app = readJson<AppJson>(path.join(directory, 'app.json'))
  const subpackages = app.subPackages ?? app.subpackages ?? []
  return {
    directory,
    app,
    pages: [...app.pages, ...subpackages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))],
    tabs: new Set((app.tabBar?.list ?? []).map(({ pagePath }) => pagePath)),
    subpackageRoots: subpackages.map(({ root }) => root.replace(/\/?$/, '/')),
  }
}

export function readComponentJson(bundle: Bundle, file: string): ComponentJson {
  return readJson<ComponentJson>(path.join(bundle.directory, `${file}.json`))
}

export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

/** Paths relative to `directory`, with forward slashes, in alphabetical order. */
export function listFiles(directory: string, under = ''): string[] {
  return readdirSync(path.join(directory, under), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(under, entry.name)
      return entry.isDirectory() ? listFiles(directory, file) : [file]
    })
}

/** `/pages/home/index?from=code`: the route, and its parameters as they stand. */
export function splitUrl(url: string): [route: string, query: Record<string, string>] {
  const [route = '', query = ''] = url.split('?')
  const pairs = query.split('&').filter(Boolean)
  return [
    route.replace(/^\//, ''),
    Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')])),
  ]
}
