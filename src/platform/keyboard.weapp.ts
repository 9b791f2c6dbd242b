/** A mini-program hears no keys outside of its fields. */
export function watchKeys(_listener: (key: string) => boolean): () => void {
  return () => {}
}

export function hasKeyboard(): boolean {
  return false
}
