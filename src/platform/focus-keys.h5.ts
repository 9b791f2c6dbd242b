/** Taro's views know taps only: Enter and space press what has the focus, as on any button. */
export function pressByKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    const focused = document.activeElement
    if ((event.key !== 'Enter' && event.key !== ' ') || !(focused instanceof HTMLElement) || focused.getAttribute('tabindex') !== '0') return
    event.preventDefault()
    focused.click()
  })
}
