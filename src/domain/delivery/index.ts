export * from './after-delivery'
export * from './reconcile'
export * from './stages'
