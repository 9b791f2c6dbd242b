// The cloud's address as the SDK sees it: POST /admin with an action, and PUT for uploads. Answers are always HTTP
// 200; what went wrong stands in `code` and `message`.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { CloudError, operationKinds, type Action, type Params } from '../database'
import { REQUEST_ID_HEADER } from '../functions'
import { readBody, sendJson, sendText } from '../http'
import type { Statistics } from '../statistics'
import { UPLOAD_PATH, type FileStore, type Signer } from '../storage'

export interface GatewaySurroundings {
  readonly actions: Readonly<Record<string, Action>>
  readonly files: FileStore
  readonly signer: Signer
  readonly statistics: Statistics
  /** Whether a function of that request was restarted since: its late operations are refused. */
  readonly isCutOff: (requestId: string) => boolean
}

export function createGatewayServer({ actions, files, signer, statistics, isCutOff }: GatewaySurroundings): http.Server {
  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', 'http://gateway.local')
    if (request.method === 'PUT' && address.pathname.startsWith(UPLOAD_PATH)) return await takeUpload(address, request, response)
    if (request.method !== 'POST' || address.pathname !== '/admin') return sendJson(response, 404, { code: 'NOT_FOUND', message: 'The gateway answers POST /admin' })
    sendJson(response, 200, await answer(await readBody(request), request.headers[REQUEST_ID_HEADER]))
  }

  async function answer(body: Buffer, requestIdHeader: string | string[] | undefined): Promise<unknown> {
    const requestId = randomUUID()
    try {
      const params = JSON.parse(body.toString('utf8')) as Params
      const { data, top } = await perform(params, typeof requestIdHeader === 'string' ? requestIdHeader : undefined)
      return { requestId, ...(data === undefined ? {} : { data }), ...top }
    } catch (error) {
      const code = error instanceof CloudError ? error.code : 'DATABASE_REQUEST_FAILED'
      return { requestId, code, message: error instanceof Error ? error.message : String(error) }
    }
  }

  async function perform(params: Params, requestId: string | undefined) {
    const name = String(params['action'] ?? '')
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action === undefined) throw new CloudError('ACTION_NOT_EMULATED', `The emulator does not answer ${name}`)
    if (requestId !== undefined && isCutOff(requestId)) throw new CloudError('SYS_ERR', 'The function was restarted')
    const kind = operationKinds[name]
    if (kind !== undefined) statistics.operation(requestId, kind)
    return await action(params)
  }

  async function takeUpload(address: URL, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const name = address.pathname.slice(UPLOAD_PATH.length).split('/').map(decodeURIComponent).join('/')
    if (!signer.isUploadToken(name, request.headers.authorization)) {
      request.resume()
      return sendText(response, 403, uploadRefusal(), 'application/xml')
    }
    await files.write(name, request)
    sendText(response, 200, '', 'text/plain')
  }

  return http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => sendJson(response, 500, { code: 'SYS_ERR', message: String(error) }))
  })
}

/** The SDK reads this element by element and fails without any of them. */
function uploadRefusal(): string {
  return '<?xml version="1.0" encoding="utf-8"?><Error><Code>SignatureDoesNotMatch</Code><Message>Not the token of this upload</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>'
}
