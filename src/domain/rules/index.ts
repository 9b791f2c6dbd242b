export * from './rule-set'
export * from './production-rules'
export * from './judge-rules'
