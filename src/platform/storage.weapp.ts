// The mini-program's storage (10 MB). A full or damaged storage is told by null or false, never by an exception: a
// page without storage still plays, it only survives no kill.
import Taro from '@tarojs/taro'

export function readStored(key: string): unknown {
  try {
    const text: unknown = Taro.getStorageSync(key)
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as unknown) : null
  } catch {
    // written by something else, or unreadable: as good as nothing
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

export function removeStored(key: string): boolean {
  try {
    Taro.removeStorageSync(key)
    return true
  } catch {
    return false
  }
}

export function storedKeys(prefix: string): string[] {
  try {
    return Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}
