/** A browser tells react-query itself about focus and network. */
export function connectQuerySignals(): () => void {
  return () => {}
}
