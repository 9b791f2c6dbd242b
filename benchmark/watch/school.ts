// The tests' school with lessons of a real length and the production rules, for clients that watch for hours.
import '../outside-jest'
import { productionRules, type RuleSet } from '../../src/domain/rules'
import { minuteMs, secondMs, type Milliseconds } from '../../src/domain/units'
import { cloudApp } from '../../tests/contract/local-cloud'
import { startLearningCloud, type LearningCloud } from '../../tests/contract/learning/arrange'

export const lessonMs: Milliseconds = 40 * minuteMs
/** How long a call of waitForCheck is held; the learner's page plays it in virtual time (learner.ts). */
export const heldCallMs: Milliseconds = productionRules.checks.heldCallMs

/** Leases and checks as in production. The held call answers at once: its waiting is virtual. */
const watchRules: RuleSet = { ...productionRules, ruleSetId: 'watch-bench', checks: { ...productionRules.checks, heldCallMs: secondMs } }

/** Other lease lengths than production's, to see what they would cost. */
export interface Leases {
  readonly leaseMeanMs: Milliseconds
  readonly leaseCapMs: Milliseconds
}

const lessons = 12

export interface WatchSchool {
  readonly rules: RuleSet
  readonly cloud: LearningCloud
  readonly lessonIds: readonly string[]
}

export async function openWatchSchool(leases?: Leases): Promise<WatchSchool> {
  const rules: RuleSet = { ...watchRules, playback: { ...watchRules.playback, ...leases } }
  const cloud = await startLearningCloud()
  const database = cloudApp(cloud).database()
  await database.collection('rule_sets').add({ _id: rules.ruleSetId, publishedAtMs: 0, publishedBy: 'zhou', rules })
  const [pattern] = await cloud.read<Record<string, unknown>>('lessons', { _id: 'common-1_1' })
  const lessonIds = Array.from({ length: lessons }, (_, index) => `long-${index + 1}`)
  for (const lessonId of lessonIds) await database.collection('lessons').add({ ...pattern, _id: `${lessonId}_1`, lessonId, mediaMs: lessonMs })
  const listed = lessonIds.map((lessonId) => ({ lessonId, title: lessonId, creditHours: 100, mediaMs: lessonMs, mediaBytes: 7 }))
  await cloud.change('courses', 'common_1', { chapters: [{ chapterId: 'chapter-1', title: '第一章', lessons: listed }] })
  return { cloud, rules, lessonIds }
}
