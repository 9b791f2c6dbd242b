// A route is a method, an address (`:name` stands for one part, a trailing `*` for the rest) and what answers it.
import type http from 'node:http'

export interface Visit {
  readonly request: http.IncomingMessage
  readonly response: http.ServerResponse
  readonly address: URL
  /** Parts of the address, decoded: by name, and the rest under `*`. */
  readonly parts: Readonly<Record<string, string>>
}

export interface Route {
  readonly methods: readonly string[]
  readonly pattern: string
  readonly answer: (visit: Visit) => void | Promise<void>
}

export function route(methods: string, pattern: string, answer: Route['answer']): Route {
  return { methods: methods.split(' '), pattern, answer }
}

const EVERYTHING = '/*'

/** undefined: no route has the address; the wrong method finds the address but no route. */
export function findRoute(routes: readonly Route[], method: string, path: string): { route: Route; parts: Record<string, string> } | 'wrong method' | undefined {
  let isKnown = false
  for (const candidate of routes) {
    const parts = match(candidate.pattern, path)
    if (parts === undefined || (isKnown && candidate.pattern === EVERYTHING)) continue
    if (candidate.methods.includes(method)) return { route: candidate, parts }
    isKnown = true
  }
  return isKnown ? 'wrong method' : undefined
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  const takesRest = wanted.at(-1) === '*'
  if (takesRest ? given.length < wanted.length : given.length !== wanted.length) return undefined
  const parts: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    if (takesRest && index === wanted.length - 1) parts['*'] = given.slice(index).map(decodeURIComponent).join('/')
    else if (part.startsWith(':')) parts[part.slice(1)] = decodeURIComponent(given[index] as string)
    else if (part !== given[index]) return undefined
  }
  return parts
}
