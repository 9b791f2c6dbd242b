export * from './cells'
export * from './heading'
