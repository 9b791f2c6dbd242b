// Stand-in for @tarojs/taro in jsdom. A test that cares replaces a function: jest.mocked(Taro.navigateTo).mockReset() …
import { useEffect } from 'react'

type Handler = () => void

const storage = new Map<string, unknown>()

function answersOk(): jest.Mock {
  return jest.fn(async () => ({ errMsg: 'ok' }))
}

const Taro = {
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getEnv: () => 'WEB',
  cloud: { init: jest.fn(), callFunction: jest.fn() },
  createCameraContext: jest.fn(),
  createVideoContext: jest.fn(() => ({ play: jest.fn(), pause: jest.fn(), seek: jest.fn(), exitFullScreen: jest.fn() })),
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
  clearStorageSync: () => storage.clear(),
  getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2 }),
  getCurrentPages: () => [],
  getNetworkType: async () => ({ networkType: 'wifi' }),
  makePhoneCall: answersOk(),
  navigateBack: answersOk(),
  navigateTo: answersOk(),
  reLaunch: answersOk(),
  redirectTo: answersOk(),
  switchTab: answersOk(),
  scanCode: answersOk(),
  setKeepScreenOn: answersOk(),
  showModal: jest.fn(async () => ({ confirm: true, cancel: false })),
  showToast: answersOk(),
  hideToast: answersOk(),
  vibrateLong: answersOk(),
  onNetworkStatusChange: jest.fn(),
  offNetworkStatusChange: jest.fn(),
}

function useOnce(handler: Handler): void {
  useEffect(() => {
    handler()
  }, [])
}

export const useDidShow = useOnce
export const useLaunch = useOnce
export const useLoad = useOnce
export const useReady = useOnce

export function useUnload(handler: Handler): void {
  useEffect(() => handler, [])
}

export function useDidHide(): void {}
export function usePullDownRefresh(): void {}
export function useShareAppMessage(): void {}
export function useResize(): void {}

/** What the page was opened with; a test fills it before it renders. */
export const routerParams: Record<string, string> = {}

export function useRouter(): { params: Record<string, string> } {
  return { params: routerParams }
}

export default Taro
