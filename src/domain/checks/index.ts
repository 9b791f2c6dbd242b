export * from './answer'
export * from './due-check'
export * from './threshold'
