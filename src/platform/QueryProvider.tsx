// The cache of what the server said, shared by all pages.
import { useEffect, useState, type PropsWithChildren } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { connectQuerySignals } from './query-signals'

export function QueryProvider({ children }: PropsWithChildren) {
  const [client] = useState(
    () =>
      new QueryClient({
        // calls are tried even when the device believes to be offline: the outcome says what is true
        defaultOptions: { queries: { networkMode: 'always', staleTime: 5_000, refetchOnWindowFocus: true } },
      }),
  )
  useEffect(connectQuerySignals, [])
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
