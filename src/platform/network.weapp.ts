import Taro from '@tarojs/taro'

export function watchNetwork(listener: (isOnline: boolean) => void): () => void {
  function onChange(status: { isConnected: boolean }): void {
    listener(status.isConnected)
  }
  Taro.onNetworkStatusChange(onChange)
  return () => Taro.offNetworkStatusChange(onChange)
}

/** Whether video would cost the person's data plan (PLY-09). */
export async function isOnMobileData(): Promise<boolean> {
  const { networkType } = await Taro.getNetworkType()
  return ['2g', '3g', '4g', '5g'].includes(networkType)
}
