import Taro from '@tarojs/taro'

/** Opens the phone's dialler; on a computer nothing may happen, so the number itself is always shown too. */
export function dial(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber: phoneNumber.replace(/[^\d+]/g, '') }).catch(() => {
    // the person closed the dialler
  })
}
