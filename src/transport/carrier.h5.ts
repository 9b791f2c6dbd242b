// The browser's way to the functions: POST /call/<function> with the session as bearer.
import { boundByWeChat, readSession } from './session'
import type { Carried, CarryOptions } from './carrier-types'

export async function carry(functionName: string, body: { operation: string; input: unknown }, options: CarryOptions): Promise<Carried> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), options.timeoutMs)
  const session = readSession()
  try {
    const response = await fetch(`/call/${functionName}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(session === null || session === boundByWeChat ? {} : { authorization: `Bearer ${session}` }) },
      body: JSON.stringify(body),
      // a page that is being left still hands its journal in
      keepalive: options.outlivesPage,
      signal: abort.signal,
      cache: 'no-store',
      credentials: 'omit',
    })
    return { arrived: true, body: (await response.json()) as unknown, session }
  } catch (error) {
    return { arrived: false, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  } finally {
    clearTimeout(timer)
  }
}
