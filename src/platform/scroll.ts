import Taro from '@tarojs/taro'

export function scrollToTop(): void {
  Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => {
    // a page that is just being left has nothing to scroll
  })
}
