// The mini-program's storage (10 MB). A full storage is told by `false`, never by an exception.
import Taro from '@tarojs/taro'

export function readStored(key: string): unknown {
  const text: unknown = Taro.getStorageSync(key)
  if (typeof text !== 'string' || text === '') return null
  try {
    return JSON.parse(text) as unknown
  } catch {
    // written by something else: as good as nothing
    return null
  }
}

export function writeStored(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeStored(key: string): void {
  Taro.removeStorageSync(key)
}

export function storedKeys(prefix: string): string[] {
  return Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix))
}
