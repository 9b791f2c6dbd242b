export * from './judge-photo'
export * from './purpose'
export * from './strip-image'
