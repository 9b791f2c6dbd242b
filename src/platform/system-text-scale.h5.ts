/** Browsers and WeChat's web view enlarge text themselves. */
export function systemTextScale(): number {
  return 1
}
