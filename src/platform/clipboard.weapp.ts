import Taro from '@tarojs/taro'

/** False when WeChat does not allow it. WeChat itself says 内容已复制. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    // refused by WeChat or the person; the caller says so
    return false
  }
}
