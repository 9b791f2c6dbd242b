// In WeChat the identity itself is the session; the stored word only says that this identity was once bound here.
import Taro from '@tarojs/taro'

const key = 'session'

export function loadToken(): string | null {
  const value: unknown = Taro.getStorageSync(key)
  return typeof value === 'string' && value !== '' ? value : null
}

export function saveToken(token: string | null): void {
  if (token === null) Taro.removeStorageSync(key)
  else Taro.setStorageSync(key, token)
}

/** One mini-program has one window: nobody else changes its storage. */
export function onForeignChange(_listener: () => void): void {}
