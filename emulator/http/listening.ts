import type http from 'node:http'
import type { AddressInfo } from 'node:net'

/** Loopback only; port 0 takes a free one. Returns the origin. */
export async function listen(server: http.Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  server.keepAliveTimeout = 60_000
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function stopListening(server: http.Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
