// The mini-program's way to the functions. WeChat itself says who calls; no session travels.
import Taro from '@tarojs/taro'
import { boundByWeChat } from './session'
import type { Carried, CarryOptions } from './carrier-types'

let isReady = false

export async function carry(functionName: string, body: { operation: string; input: unknown }, options: CarryOptions): Promise<Carried> {
  if (!isReady) {
    // the environment is the one the mini-program was published for
    Taro.cloud.init({ traceUser: false })
    isReady = true
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeOut = new Promise<Carried>((resolve) => {
    timer = setTimeout(() => resolve({ arrived: false, reason: 'timed out' }), options.timeoutMs)
  })
  const answer = Taro.cloud.callFunction({ name: functionName, data: body }).then(
    (reply): Carried => ({ arrived: true, body: (reply as { result?: unknown }).result, session: boundByWeChat }),
    (error: unknown): Carried => ({ arrived: false, reason: describe(error) }),
  )
  try {
    return await Promise.race([answer, timeOut])
  } finally {
    clearTimeout(timer)
  }
}

function describe(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  return error instanceof Error ? error.message : String(error)
}
