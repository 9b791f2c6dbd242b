export * from './answer'
export * from './due-check'
export * from './photo-check'
export * from './threshold'
