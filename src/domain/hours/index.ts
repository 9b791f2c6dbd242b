export * from './fold-ledger'
export * from './next-step'
export * from './requirement'
