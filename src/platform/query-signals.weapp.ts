import { focusManager, onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { watchNetwork } from './network'

/** In a mini-program nobody else tells react-query that the app came back or the network did. */
export function connectQuerySignals(): () => void {
  function onShow(): void {
    focusManager.setFocused(true)
  }
  function onHide(): void {
    focusManager.setFocused(false)
  }
  Taro.onAppShow(onShow)
  Taro.onAppHide(onHide)
  const stopWatching = watchNetwork((isOnline) => onlineManager.setOnline(isOnline))
  return () => {
    Taro.offAppShow(onShow)
    Taro.offAppHide(onHide)
    stopWatching()
  }
}
