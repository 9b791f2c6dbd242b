// A file at a signed address, in WeChat: loaded, then shown by WeChat's viewer, whose menu sends and prints it.
import Taro from '@tarojs/taro'

const found = 200

/** False when it could not be loaded or shown. */
export async function openDocument(address: string, _fileName: string): Promise<boolean> {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: address })
    if (statusCode !== found) return false
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
    return true
  } catch {
    // no network, an address that has expired, or a viewer that WeChat could not start: the person may try again
    return false
  }
}
