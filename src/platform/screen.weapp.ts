// The screen stays on while a video plays (PLY-09); a check is felt (CHK-05).
import Taro from '@tarojs/taro'

function ignoreMissingAbility(): void {
  // a computer has neither: nothing is lost
}

export function keepScreenOn(isWanted: boolean): void {
  Taro.setKeepScreenOn({ keepScreenOn: isWanted }).catch(ignoreMissingAbility)
}

export function vibrate(): void {
  Taro.vibrateLong().catch(ignoreMissingAbility)
}
