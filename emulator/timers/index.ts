export { parseCron } from './cron'
export { createSchedule, type Schedule, type TriggerDeclaration } from './schedule'
