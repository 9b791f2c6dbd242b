/** WeChat's own page events say it all. */
export function watchWindow(_listener: (isVisible: boolean) => void): () => void {
  return () => {}
}
