// A computer's keyboard. Keys typed into a field, or held together with Ctrl, Alt or Command, are not ours; nor are
// Enter and space while something that was reached by Tab has the focus: they press it (focus-keys).

/** Calls the listener with `KeyboardEvent.key`; true from it means: used, the browser does nothing more. */
export function watchKeys(listener: (key: string) => boolean): () => void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || event.defaultPrevented || isField(event.target)) return
    if (listener(event.key)) event.preventDefault()
  }
  window.addEventListener('keydown', onKey)
  window.addEventListener('click', giveFocusBack)
  return () => {
    window.removeEventListener('keydown', onKey)
    window.removeEventListener('click', giveFocusBack)
  }
}

/** Where a page has keys of its own, a click with the mouse leaves no focus behind: Enter keeps the page's meaning. */
function giveFocusBack({ detail }: MouseEvent): void {
  const focused = document.activeElement
  // presses by keyboard count no clicks
  if (detail > 0 && focused instanceof HTMLElement && focused.getAttribute('tabindex') === '0') focused.blur()
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

export function hasKeyboard(): boolean {
  return window.matchMedia('(pointer: fine)').matches
}
