export * from './fold-ledger'
export * from './requirement'
