import Taro from '@tarojs/taro'

export function captureChannel(): 'mini-program' | 'wechat-page' | 'computer' {
  return 'mini-program'
}

/** Another phone reaches the same step by the same WeChat, or by the six digits. */
export function photoLink(_route: string, _slot: string): string | null {
  return null
}

export function canOpenCameraSettings(): boolean {
  return true
}

/** WeChat's own settings page; whether the camera is allowed after it. */
export async function openCameraSettings(): Promise<boolean> {
  const { authSetting } = await Taro.openSetting()
  return authSetting['scope.camera'] === true
}
