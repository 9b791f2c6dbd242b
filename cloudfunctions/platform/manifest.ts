// What a deployment and the emulator must provide; written beside the bundles at build time.
import { collections } from './collections'
import { secretNames, settings } from './secrets'

/** Clients reach documents and files through functions alone (PRV-03): CloudBase's word for a collection or bucket closed to them. */
const closed = 'ADMINONLY'

export const manifest = {
  collections: Object.entries(collections).map(([name, row]) => ({ name, changes: row.changes, indexes: row.indexes, access: closed })),
  storage: { access: closed },
  /** Who may invoke a function from a client. Timer triggers and the console's test runs are not concerned. */
  invoke: { '*': { invoke: 'auth != null' }, timer: { invoke: false }, admin: { invoke: false } },
  secrets: secretNames,
  settings,
}
