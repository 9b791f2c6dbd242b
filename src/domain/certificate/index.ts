export * from './content'
export * from './number'
