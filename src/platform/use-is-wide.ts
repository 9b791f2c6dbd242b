import { useSyncExternalStore } from 'react'
import { onWindowWidth, windowWidth } from './window-width'

/** From here on a page may stand in two columns; ui/styles/tokens.scss says the same. */
const twoColumnsPx = 900

/** For what is not even rendered on a phone: hiding it by style would still cost. */
export function useIsWide(): boolean {
  return useSyncExternalStore(onWindowWidth, () => windowWidth() >= twoColumnsPx)
}
