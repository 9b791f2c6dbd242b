// A computer's keyboard. Keys typed into a field, or held together with Ctrl, Alt or Command, are not ours.

/** Calls the listener with `KeyboardEvent.key`; true from it means: used, the browser does nothing more. */
export function watchKeys(listener: (key: string) => boolean): () => void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || isField(event.target)) return
    if (listener(event.key)) event.preventDefault()
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

export function hasKeyboard(): boolean {
  return window.matchMedia('(pointer: fine)').matches
}
