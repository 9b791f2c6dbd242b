// wx.cloud as the mini-program knows it, over HTTP to the local cloud: a call arrives there as a WeChat call of `openid`.

export interface CloudOptions {
  /** e.g. http://127.0.0.1:3000 */
  baseUrl: string
  openid: string
}

interface CallFunctionRequest {
  name: string
  data?: unknown
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

export type Cloud = {
  init: () => void
  callFunction: (request: CallFunctionRequest) => Promise<unknown>
}

/**
 * @param toLogicLayer copies an answer into the realm of the mini-program's scripts
 * @param whileBusy is told of every call under way, so that a test can wait for it
 */
export function createCloud(
  options: CloudOptions | undefined,
  toLogicLayer: (value: unknown) => unknown,
  whileBusy: <T>(work: Promise<T>) => Promise<T>,
): Cloud {
  async function call(request: CallFunctionRequest): Promise<unknown> {
    const answer = await post(options, request).then(
      (result) => ({ isOk: true, value: { errMsg: 'cloud.callFunction:ok', result } }),
      (error: unknown) => ({ isOk: false, value: { errCode: -1, errMsg: `cloud.callFunction:fail ${String(error)}` } }),
    )
    const value = toLogicLayer(answer.value)
    if (answer.isOk) request.success?.(value)
    else request.fail?.(value)
    request.complete?.(value)
    if (answer.isOk || request.fail !== undefined) return value
    throw value
  }
  return { init: () => undefined, callFunction: (request) => whileBusy(call(request)) }
}

async function post(options: CloudOptions | undefined, { name, data }: CallFunctionRequest): Promise<unknown> {
  if (options === undefined) throw new Error('this harness was started without a cloud')
  const response = await fetch(`${options.baseUrl}/call/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-emulator-openid': options.openid },
    body: JSON.stringify(data ?? {}),
  })
  return response.json() // a refused operation answers with an envelope as well
}
