import Taro from '@tarojs/taro'

export function inWeChat(): boolean {
  return true
}

function isComputer(): boolean {
  return ['windows', 'mac', 'linux'].includes(Taro.getDeviceInfo().platform)
}

/** WeChat for Windows is assumed to scan nothing. */
export function canScan(): boolean {
  return !isComputer()
}

/** The scanned text (for a mini-program code: its page path), or null when the person declined. */
export async function scanCode(): Promise<string | null> {
  try {
    const scanned = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode', 'wxCode'] as ('qrCode')[] })
    return scanned.path || scanned.result || null
  } catch {
    // the person closed the scanner or refused the camera: the typed number is the other way
    return null
  }
}

/** Shown to the person and to an inspector: where a lesson played. */
export function deviceName(): string {
  return isComputer() ? '电脑微信' : '手机微信'
}

/** In WeChat every question is answered in place: no code is shown. */
export function codeLink(code: string): string {
  return code
}
