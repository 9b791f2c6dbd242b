export * from './photo-term'
export * from './terms'
