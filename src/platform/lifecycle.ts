// The moments of a page. Hidden: another page, a call, a locked screen, another tab of the browser.
import { useEffect, useRef } from 'react'
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { watchWindow } from './window-visibility'

/** Called when the page is shown, and shown again. */
export function usePageShown(listener: () => void): void {
  useDidShow(listener)
  useWindow((isVisible) => isVisible && listener())
}

export function usePageHidden(listener: () => void): void {
  useDidHide(listener)
  useWindow((isVisible) => !isVisible && listener())
}

/** Called once, when the page is closed; in a browser also when its window is. */
export function usePageClosed(listener: () => void): void {
  useUnload(listener)
}

function useWindow(listener: (isVisible: boolean) => void): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => watchWindow((isVisible) => latest.current(isVisible)), [])
}
