// The network as a function sees it: loopback only, and every request carries the id of the invocation it belongs to,
// so that database operations can be counted per call.
import http from 'node:http'
import https from 'node:https'
import { NoNetwork } from './errors'

export const REQUEST_ID_HEADER = 'x-emulator-request-id'
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

export interface Network {
  readonly modules: Readonly<Record<string, unknown>>
  readonly fetch: typeof fetch
}

export function createNetwork(currentRequestId: () => string | undefined): Network {
  const guarded = { http: guard(http), https: guard(https) }

  function guard<Module extends typeof http | typeof https>(module: Module): Module {
    const copy = Object.create(Object.getPrototypeOf(module) as object, Object.getOwnPropertyDescriptors(module)) as Module
    const open = module.request as (...values: unknown[]) => http.ClientRequest

    function request(...values: unknown[]): http.ClientRequest {
      checkLoopback(hostOf(values))
      const made = open(...values)
      const requestId = currentRequestId()
      if (requestId !== undefined && !made.headersSent) made.setHeader(REQUEST_ID_HEADER, requestId)
      return made
    }

    function get(...values: unknown[]): http.ClientRequest {
      const made = request(...values)
      made.end()
      return made
    }

    Object.defineProperties(copy, { request: { value: request, writable: true, enumerable: true }, get: { value: get, writable: true, enumerable: true } })
    return copy
  }

  async function guardedFetch(input: Parameters<typeof fetch>[0], options?: Parameters<typeof fetch>[1]): Promise<Response> {
    const address = typeof input === 'string' || input instanceof URL ? String(input) : input.url
    checkLoopback(new URL(address).hostname)
    return await fetch(input, options)
  }

  return {
    modules: { http: guarded.http, 'node:http': guarded.http, https: guarded.https, 'node:https': guarded.https },
    fetch: guardedFetch as typeof fetch,
  }
}

function checkLoopback(host: string): void {
  if (!LOOPBACK.has(host)) throw new NoNetwork(`The emulator has no network: ${host}`)
}

/** The host of `http.request(url | options, …)`. */
function hostOf(values: readonly unknown[]): string {
  const [first, second] = values
  if (typeof first === 'string') return new URL(first).hostname
  if (first instanceof URL) return first.hostname
  const options = { ...(first as http.RequestOptions | undefined), ...(typeof second === 'object' ? (second as http.RequestOptions | null) : {}) }
  return options.hostname ?? options.host?.replace(/:\d+$/, '') ?? 'localhost'
}
