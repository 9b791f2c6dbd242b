export { openSnapshot, type Snapshot } from './snapshot'
