export * from './question'
export * from './mark-answers'
export * from './pacing'
export * from './shuffle'
