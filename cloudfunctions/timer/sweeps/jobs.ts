import { jobs } from '../../../src/contract/admin/jobs'
import { resealWork } from '../../platform/account/resealing'
import type { Context } from '../../platform/context'
import type { JobDocument } from '../../platform/documents/house'
import { hoursAuditWork } from '../../platform/evidence/audit-job'
import { importPeople, planPath, readPlan, writingOrder } from '../../platform/enrolment/import-people'
import { joinAll, joiningPath, tellAgents } from '../../platform/enrolment/join-class'
import { handler } from '../../platform/handler'
import { carryOn, type JobWork } from '../../platform/jobs'
import { logFailure } from '../../platform/log'
import { ruleSetOf } from '../../platform/rules-in-force'

/** Leaves room before the function's own limit of 60 s. */
const budgetMs = 40_000

const works: Readonly<Record<string, (context: Context, job: JobDocument) => Promise<JobWork>>> = {
  'roster.import': importRosterWork,
  'class.open': openClassWork,
  'hours.audit': hoursAuditWork,
  'account.reseal': resealWork,
}

export const jobsHandler = handler(jobs, {
  load: (context) => context.database.find('jobs', { state: 'running', heldUntilMs: { lte: context.nowMs } }, { orderBy: [['startedAtMs', 'asc']], limit: 20 }),
  decide: (running) => running,
  async commit(context, running) {
    const startedAt = performance.now()
    const hasTime = (): boolean => performance.now() - startedAt < budgetMs
    let worked = 0
    for (const job of running) {
      const open = works[job.operation]
      if (!open || !hasTime()) continue
      try {
        if (await carryOn(context, job, () => open(context, job), hasTime)) worked += 1
      } catch (error) {
        // One job's trouble must not stop the others; it is taken up again when its hold ends.
        logFailure('job-part-failed', error, { requestId: context.requestId, job: job._id })
      }
    }
    const finished = (await Promise.all(running.map((job) => context.database.get('jobs', job._id)))).filter((job) => job?.state === 'done').length
    return { worked, finished }
  },
})

async function importRosterWork(context: Context, job: JobDocument): Promise<JobWork> {
  const plan = await readPlan(context, String(job.input['rosterId']))
  const order = writingOrder(plan, await ruleSetOf(context, plan.ruleSetId))
  return {
    total: plan.people.length,
    async part(from, to) {
      const taken = await importPeople(context, plan.people.slice(from, to), order, plan.agent)
      return taken.map((row) => `第 ${row} 行：刚刚由别的表报了名，没有写入。`)
    },
    async end() {
      await context.files.remove(planPath(plan.rosterId))
    },
    record: { operation: job.operation, reason: plan.reason, effect: `job finished, ${plan.people.length} people`, subjects: [plan.rosterId] },
  }
}

async function openClassWork(context: Context, job: JobDocument): Promise<JobWork> {
  const classId = String(job.input['classId'])
  const [opened, list] = await Promise.all([context.database.get('classes', classId), context.files.read(joiningPath(classId))])
  if (!opened || !list) throw new Error(`the class ${classId} or its list is missing`)
  const enrolmentIds = JSON.parse(list.toString('utf8')) as string[]
  return {
    total: enrolmentIds.length,
    async part(from, to) {
      await joinAll(context, opened, enrolmentIds.slice(from, to))
      if (to === enrolmentIds.length) await tellAgents(context, opened, enrolmentIds)
      return []
    },
    end: () => context.files.remove(joiningPath(classId)),
    record: { operation: job.operation, reason: String(job.input['reason']), effect: `job finished, ${enrolmentIds.length} people`, subjects: [classId] },
  }
}
