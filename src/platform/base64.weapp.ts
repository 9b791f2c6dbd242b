import Taro from '@tarojs/taro'

/** Base64 of text in which every character is one byte. */
export function base64OfAscii(text: string): string {
  return Taro.arrayBufferToBase64(Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer)
}
