export * from './after-try'
