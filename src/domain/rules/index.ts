export * from './rule-set'
export * from './production-rules'
