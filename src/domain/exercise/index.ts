export * from './issue-try'
export * from './mark-answers'
export * from './pacing'
export * from './question'
