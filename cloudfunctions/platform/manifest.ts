// What a deployment and the emulator must provide; written beside the bundles at build time.
import { collections } from './collections'
import { secretNames, settings } from './secrets'

export const manifest = {
  collections: Object.entries(collections).map(([name, row]) => ({ name, changes: row.changes, indexes: row.indexes })),
  secrets: secretNames,
  settings,
}
