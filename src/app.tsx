// The entry wires the edges: the cache, and what every page needs of the house around it.
import { useMemo, type PropsWithChildren } from 'react'
import './app.scss'
import './ui/styles/platform-style'
import { pressByKeyboard } from './platform/focus-keys'
import { useKept } from './platform/kept'
import { goBack, goTo, switchTab } from './platform/navigation'
import { dial } from './platform/phone-call'
import { QueryProvider } from './platform/QueryProvider'
import { reloadWhenStale } from './platform/stale-client'
import { useTextScale } from './platform/text-scale'
import { useSchool } from './transport'
import { routes } from './ui/routes'
import { ShellContext, type Shell } from './ui/shell'

reloadWhenStale()
pressByKeyboard()

export default function App({ children }: PropsWithChildren) {
  return (
    <QueryProvider>
      <House>{children}</House>
    </QueryProvider>
  )
}

function House({ children }: PropsWithChildren) {
  // a number to call is at hand without network too (SCR-03)
  const school = useKept('school', useSchool())
  const textScale = useTextScale()
  const shell = useMemo<Shell>(
    () => ({
      school,
      textScale,
      drawsBar: process.env.TARO_ENV === 'h5',
      callSchool: () => school && dial(school.phone),
      goBack: () => goBack(routes.home),
      goHome: () => switchTab(routes.home),
      goExam: () => switchTab(routes.examOverview),
      goMe: () => switchTab(routes.me),
      signIn: () => goTo(routes.signIn),
    }),
    [school, textScale],
  )
  return <ShellContext.Provider value={shell}>{children}</ShellContext.Provider>
}
