import Taro from '@tarojs/taro'

export function windowWidth(): number {
  return Taro.getWindowInfo().windowWidth
}

/** WeChat for Windows lets the window be widened (ACC-05). */
export function onWindowWidth(listener: () => void): () => void {
  Taro.onWindowResize(listener)
  return () => Taro.offWindowResize(listener)
}
