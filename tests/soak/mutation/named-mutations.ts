// The guards that integrity.md names, and those that failed before, each broken by hand.

export interface NamedMutation {
  readonly rule: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const playback = 'src/domain/playback'

export const namedMutations: readonly NamedMutation[] = [
  { rule: 'carry 0 under jitter', file: `${playback}/report.ts`, from: 'carryMs: Math.min(rules.carryCapMs, budgetMs - credit.creditedMs)', to: 'carryMs: 0' },
  { rule: '`until` shortened on renewal', file: `${playback}/report.ts`, from: 'Math.max(lease.until, at + leaseLength(moment.leaseUnit, rules))', to: 'at + leaseLength(moment.leaseUnit, rules)' },
  { rule: 'gap not charged', file: `${playback}/report.ts`, from: 'const creditedMs = Math.min(advance, budgetMs)', to: 'const creditedMs = Math.min(advance, budgetMs + (segments.length > 1 ? rules.bridgeMs : 0))' },
  { rule: 'meter fed by renewals only', file: `${playback}/closed-lease.ts`, from: 'meterMs: desk.meterMs + elapsedMs', to: 'meterMs: desk.meterMs' },
  {
    rule: 'session read before desk',
    file: 'cloudfunctions/trainee/learning/desk-first.ts',
    from: `  const desk = traineeId === null ? null : await context.database.get('desks', traineeId)
  const signedIn = await requireSignedIn(context)`,
    to: `  const signedIn = await requireSignedIn(context)
  const desk = traineeId === null ? null : await context.database.get('desks', traineeId)`,
  },
  { rule: 'byte-identical retry only', file: `${playback}/recover.ts`, from: 'isSameReport(answer.segments, report.segments)', to: 'JSON.stringify(answer.segments) === JSON.stringify(report.segments)' },
  { rule: 'journal prefix not compared', file: `${playback}/recover.ts`, from: ' && isSameReport(answer.segments, report.segments)', to: '' },
  { rule: 'credit beyond the budget', file: `${playback}/report.ts`, from: 'Math.min(advance, budgetMs)', to: 'advance' },
  { rule: 'credit beyond the frontier', file: `${playback}/segments.ts`, from: 'if (from > reachedMs + rules.bridgeMs) hasSkipped = true', to: 'if (from > Infinity) hasSkipped = true' },
  { rule: 'a late report credited twice', file: `${playback}/closed-lease.ts`, from: '? { ...lease, handedIn } : lease', to: '? lease : lease' },
  { rule: 'a lease granted while a check is due', file: `${playback}/open-lesson.ts`, from: 'const length = check === null ?', to: 'const length = check === null || check !== null ?' },
  { rule: 'no fence for a desk that does not exist yet', file: 'cloudfunctions/platform/fencing.ts', from: "await transaction.put('desks', { ...emptyDesk, epoch: 1, _id: traineeId, stamp: context.newId() })", to: '' },
  { rule: 'a lease given back can be renewed', file: 'cloudfunctions/trainee/learning/accept-report.ts', from: 'report.isClosing ? null : stamp', to: 'stamp' },
]
