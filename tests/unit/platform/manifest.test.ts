// What a deployment is told to close (PRV-03).
import { collections } from '../../../cloudfunctions/platform/collections'
import { manifest } from '../../../cloudfunctions/platform/manifest'

describe('the manifest of a deployment', () => {
  test('closes every collection and the file store to clients (PRV-03)', () => {
    const closed = Object.fromEntries(manifest.collections.map(({ name, access }) => [name, access]))
    expect([closed, manifest.storage]).toEqual([Object.fromEntries(Object.keys(collections).map((name) => [name, 'ADMINONLY'])), { access: 'ADMINONLY' }])
  })

  test('lets no client invoke the operators’ and the timers’ functions (case 32)', () => {
    expect([manifest.invoke.admin, manifest.invoke.timer]).toEqual([{ invoke: false }, { invoke: false }])
  })
})
