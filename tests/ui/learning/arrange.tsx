// A screen with the house around it and a scripted server behind fetch.
import type { ReactElement } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { ShellContext, type Shell } from '../../../src/ui/shell'
import { routerParams } from '../stubs/taro'

type Script = Readonly<Record<string, (input: never) => unknown>>

export interface Asked {
  readonly operation: string
  readonly input: unknown
}

export function done(data: unknown): unknown {
  return { ok: true, data, serverTimeMs: 0 }
}

export function refused(code: string, details?: unknown): unknown {
  return { ok: false, error: { code, message: '', requestId: 'a7k2-93qf-0000', ...(details === undefined ? {} : { details }) }, serverTimeMs: 0 }
}

export const school = { name: '示例学校', phone: '0512-00000000', officeHours: '周一至周五 8:30—17:00' }

/** Answers every call by the script; a call that is not in it finds no network. */
export function scriptServer(script: Script): Asked[] {
  const asked: Asked[] = []
  globalThis.fetch = jest.fn(async (_address: unknown, options?: RequestInit) => {
    const { operation, input } = JSON.parse(String(options?.body)) as Asked
    asked.push({ operation, input })
    const make = script[operation]
    if (make === undefined) throw new TypeError('Failed to fetch')
    const body = make(input as never)
    return { json: async () => body } as Response
  }) as typeof fetch
  return asked
}

export function openScreen(screen: ReactElement, parameters: Readonly<Record<string, string>> = {}): Shell {
  for (const name of Object.keys(routerParams)) delete routerParams[name]
  Object.assign(routerParams, parameters)
  const shell: Shell = {
    school,
    textScale: 1,
    drawsBar: false,
    callSchool: jest.fn(),
    goBack: jest.fn(),
    goHome: jest.fn(),
    goExam: jest.fn(),
    goMe: jest.fn(),
    signIn: jest.fn(),
  }
  const client = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retryDelay: 1 } } })
  render(
    <QueryClientProvider client={client}>
      <ShellContext.Provider value={shell}>{screen}</ShellContext.Provider>
    </QueryClientProvider>,
  )
  return shell
}

beforeEach(() => {
  localStorage.clear()
  jest.clearAllMocks()
})
