// Moving between pages. Routes are `/pages/…/index`; parameters travel as text.
import Taro, { useRouter } from '@tarojs/taro'

export type Parameters = Readonly<Record<string, string | number>>

function urlOf(route: string, parameters: Parameters): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return query.length === 0 ? route : `${route}?${query.join('&')}`
}

/** A second tap during the transition, or a page stack of ten in WeChat: the page is replaced instead. */
export function goTo(route: string, parameters: Parameters = {}): void {
  const url = urlOf(route, parameters)
  Taro.navigateTo({ url }).catch(() => Taro.redirectTo({ url }))
}

export function replaceWith(route: string, parameters: Parameters = {}): void {
  void Taro.redirectTo({ url: urlOf(route, parameters) })
}

export function switchTab(route: string): void {
  void Taro.switchTab({ url: route })
}

/** Closes every page and opens this one. */
export function restartAt(route: string, parameters: Parameters = {}): void {
  void Taro.reLaunch({ url: urlOf(route, parameters) })
}

/** Back, or to `home` when this page was the first (opened by a code or a link). */
export function goBack(home: string): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: home })
}

/** The parameters of this page, decoded. `scene` is what a mini-program code carries. */
export function usePageParameters(): Readonly<Record<string, string | undefined>> {
  const { params } = useRouter()
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decode(String(value ?? ''))]))
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // a lone % typed by hand: the text as it stands
    return value
  }
}
