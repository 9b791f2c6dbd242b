// A browser session lives in this browser's storage; all tabs share it.
const key = 'session'

export function loadToken(): string | null {
  return localStorage.getItem(key)
}

export function saveToken(token: string | null): void {
  if (token === null) localStorage.removeItem(key)
  else localStorage.setItem(key, token)
}

export function onForeignChange(listener: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) listener()
  })
}
