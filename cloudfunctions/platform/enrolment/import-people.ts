// Writes the people of one sheet, a part at a time; cut anywhere, doing it again converges (OPS-04).
import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../context'
import { mapInParallel, retryConflicts } from '../retry'
import { employerIdOf, employerName } from './employer-id'
import { writePerson, type PlannedPerson, type WritingOrder } from './write-person'

type Needs = Pick<Context, 'database' | 'idNumbers' | 'lookupHash' | 'newId' | 'nowMs'>

export interface Agent {
  readonly name: string | null
  readonly phone: string | null
}

const width = 8

/** Row numbers of those whom somebody else enrolled meanwhile. */
export async function importPeople(context: Needs, people: readonly PlannedPerson[], order: WritingOrder, agent: Agent): Promise<number[]> {
  const ids = new Map<string, string>()
  for (const name of new Set(people.flatMap((person) => person.rows.map((row) => row.employer)))) ids.set(name, await keepEmployer(context, name, agent))
  const outcomes = await mapInParallel(people, width, async (person) => {
    const outcome = await retryConflicts(() => writePerson(context, person, order, (name) => ids.get(name) ?? employerIdOf(context, name)))
    return outcome === 'taken' ? person.rows.map((row) => row.row) : []
  })
  return outcomes.flat()
}

/** The newest sheet's agent is the one to call (ENR-10). */
async function keepEmployer(context: Needs, typed: string, agent: Agent): Promise<string> {
  const id = employerIdOf(context, typed)
  await retryConflicts(() =>
    context.database.transact(async (transaction) => {
      const known = await transaction.get('employers', id)
      const agentName = agent.name ?? known?.agentName ?? null
      const agentPhone = agent.phone ?? known?.agentPhone ?? null
      if (!known) await transaction.put('employers', { _id: id, version: 1, name: employerName(typed), agentName, agentPhone })
      else if (known.agentName !== agentName || known.agentPhone !== agentPhone) await transaction.update('employers', id, { agentName, agentPhone, version: known.version + 1 })
    }),
  )
  return id
}

/** The plan of a large sheet waits in the private store, sealed: it holds ID numbers. */
export interface ImportPlan {
  readonly rosterId: string
  readonly operatorId: string
  readonly reason: string
  readonly ruleSetId: string
  readonly agent: Agent
  readonly people: readonly PlannedPerson[]
}

const planPurpose = 'roster-plan'

export function planPath(rosterId: string): string {
  return `rosters/${rosterId}-plan.sealed`
}

export async function keepPlan(context: Pick<Context, 'files' | 'idNumbers'>, plan: ImportPlan): Promise<void> {
  await context.files.write(planPath(plan.rosterId), Buffer.from(context.idNumbers.seal(JSON.stringify(plan), planPurpose)))
}

export async function readPlan(context: Pick<Context, 'files' | 'idNumbers'>, rosterId: string): Promise<ImportPlan> {
  const sealed = await context.files.read(planPath(rosterId))
  const plain = sealed ? context.idNumbers.open(sealed.toString('utf8'), planPurpose) : null
  if (plain === null) throw new Error(`the plan of roster ${rosterId} is missing or was not sealed by us`)
  return JSON.parse(plain) as ImportPlan
}

export function writingOrder(plan: Omit<ImportPlan, 'people'>, rules: RuleSet): WritingOrder {
  return { rosterId: plan.rosterId, operatorId: plan.operatorId, reason: plan.reason, rules }
}
