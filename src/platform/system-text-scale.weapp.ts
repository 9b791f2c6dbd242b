import Taro from '@tarojs/taro'

const normalFontPx = 16

let scale: number | undefined

/** WeChat's font setting; it does not enlarge a mini-program's text by itself. Read once: changing it restarts WeChat. */
export function systemTextScale(): number {
  if (scale === undefined) {
    const { fontSizeSetting = normalFontPx } = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
    scale = Math.max(1, fontSizeSetting / normalFontPx)
  }
  return scale
}
