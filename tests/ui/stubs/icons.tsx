// Stand-ins for NutUI's icons: nothing to see, but every name can be imported.
import { createElement } from 'react'

const EMPTY_ICON = (): ReturnType<typeof createElement> => createElement('i')

module.exports = new Proxy({ __esModule: true } as Record<string, unknown>, {
  get: (known, name) => (typeof name === 'string' && name in known ? known[name] : EMPTY_ICON),
})
