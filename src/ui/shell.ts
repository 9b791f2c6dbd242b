// What every page needs of the house around it. The entry fills it; components read it, so that ui knows
// neither navigation nor transport.
import { createContext, useContext } from 'react'

export interface SchoolContact {
  readonly name: string
  readonly phone: string
  readonly officeHours: string
}

export interface Shell {
  /** Undefined until the server told it for the first time. */
  readonly school: SchoolContact | undefined
  readonly textScale: number
  /** A browser shows no title bar of its own: the page draws one. */
  readonly drawsBar: boolean
  callSchool(): void
  goBack(): void
  goHome(): void
  goExam(): void
  goMe(): void
  signIn(): void
}

const doNothing = (): void => {}

export const ShellContext = createContext<Shell>({
  school: undefined,
  textScale: 1,
  drawsBar: false,
  callSchool: doNothing,
  goBack: doNothing,
  goHome: doNothing,
  goExam: doNothing,
  goMe: doNothing,
  signIn: doNothing,
})

export function useShell(): Shell {
  return useContext(ShellContext)
}
