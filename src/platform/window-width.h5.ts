export function windowWidth(): number {
  return window.innerWidth
}

export function onWindowWidth(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
