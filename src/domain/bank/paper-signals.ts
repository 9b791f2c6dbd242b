// What a person should look at among the papers: answers faster than the question can be read, and two people's same
// wrong answers. A signal is never a verdict: it changes no result and no right (integrity.md, signals for review).
import type { EpochMs } from '../units'
import { itemStatistics, type PaperAnswer, type WrittenPaper } from './item-statistics'

/** Below this many papers nothing is said about people: there is nothing to compare with. */
export const papersForSignals = 20

export interface TimedSave {
  readonly questionId: string
  readonly firstSavedAtMs: EpochMs
}

/**
 * Seconds per answer from the server's times of the first saves: an answer took the time since the save before. Answers
 * that arrived in one moment (a page that was offline hands them in together) have no time of their own.
 */
export function answerSeconds(saves: readonly TimedSave[], startedAtMs: EpochMs): Map<string, number | null> {
  const moments = [...new Set(saves.map(({ firstSavedAtMs }) => firstSavedAtMs))].sort((left, right) => left - right)
  const seconds = new Map<string, number | null>()
  moments.forEach((moment, index) => {
    const together = saves.filter(({ firstSavedAtMs }) => firstSavedAtMs === moment)
    const since = moments[index - 1] ?? startedAtMs
    for (const { questionId } of together) seconds.set(questionId, together.length === 1 ? Math.max(0, Math.round((moment - since) / 1000)) : null)
  })
  return seconds
}

export interface RapidPaper {
  readonly attemptId: string
  readonly traineeId: string
  /** Answers whose time is known. */
  readonly timed: number
  readonly rapid: number
  readonly rapidRight: number
}

const rapidShareOfMedian = 0.1
const rapidAtMostSeconds = 10
const rapidAnswersToTell = 5

/**
 * Rapid: below a tenth of what the question usually takes, at most 10 s (normative threshold NT10, Wise & Ma 2012; the
 * median instead of the mean, because a telephone call counts as answering too). Told when a third of the timed answers,
 * and at least five, were rapid.
 */
export function rapidPapers(papers: readonly WrittenPaper[], medians: ReadonlyMap<string, number>): RapidPaper[] {
  if (papers.length < papersForSignals) return []
  return papers
    .map(({ attemptId, traineeId, answers }) => {
      const timed = answers.filter(({ questionId, seconds }) => seconds !== null && medians.has(questionId))
      const rapid = timed.filter(({ questionId, seconds }) => (seconds ?? 0) < Math.min(rapidAtMostSeconds, rapidShareOfMedian * (medians.get(questionId) ?? 0)))
      return { attemptId, traineeId, timed: timed.length, rapid: rapid.length, rapidRight: rapid.filter(({ isRight }) => isRight).length }
    })
    .filter(({ timed, rapid }) => rapid >= rapidAnswersToTell && rapid * 3 >= timed)
    .sort((left, right) => right.rapid - left.rapid)
}

export function usualSeconds(papers: readonly WrittenPaper[]): Map<string, number> {
  return new Map(itemStatistics(papers).flatMap(({ questionId, medianSeconds }) => (medianSeconds === null ? [] : [[questionId, medianSeconds] as const])))
}

export interface SimilarPair {
  readonly attemptIds: readonly [string, string]
  readonly traineeIds: readonly [string, string]
  /** Questions that both answered wrongly, and those of them with the same wrong answer. */
  readonly bothWrong: number
  readonly same: number
}

const sameToTell = 5
const errorLevel = 0.01

/**
 * Error similarity analysis (Bellezza & Bellezza 1989): of the questions that two people both answered wrongly, the same
 * wrong answer comes by chance with the frequency seen over all papers; a pair is told when so many same ones would come
 * less than once in a hundred such reports (0.01 divided by the number of pairs). True/false questions are left out.
 */
export function similarPairs(papers: readonly WrittenPaper[]): SimilarPair[] {
  if (papers.length < papersForSignals) return []
  const wrong = papers.map(({ answers }) => new Map(answers.filter(isTellingWrong).map(({ questionId, chosen }) => [questionId, chosen])))
  const chance = chanceOfSameError(wrong)
  const pairs = (papers.length * (papers.length - 1)) / 2
  const found: SimilarPair[] = []
  papers.forEach((left, index) => {
    for (let other = index + 1; other < papers.length; other += 1) {
      const right = papers[other] as WrittenPaper
      if (left.traineeId === right.traineeId) continue
      const { bothWrong, same } = compareErrors(wrong[index] as ReadonlyMap<string, string>, wrong[other] as ReadonlyMap<string, string>)
      if (same < sameToTell || upperTail(bothWrong, same, chance) >= errorLevel / pairs) continue
      found.push({ attemptIds: [left.attemptId, right.attemptId], traineeIds: [left.traineeId, right.traineeId], bothWrong, same })
    }
  })
  return found.sort((one, two) => two.same - one.same)
}

function isTellingWrong({ chosen, isRight, isJudge }: PaperAnswer): boolean {
  return !isRight && !isJudge && chosen !== ''
}

function compareErrors(left: ReadonlyMap<string, string>, right: ReadonlyMap<string, string>): { bothWrong: number; same: number } {
  let [bothWrong, same] = [0, 0]
  for (const [questionId, chosen] of left) {
    const other = right.get(questionId)
    if (other === undefined) continue
    bothWrong += 1
    if (other === chosen) same += 1
  }
  return { bothWrong, same }
}

/** How often two wrong answers to one question, taken at random over all papers, are the same. */
export function chanceOfSameError(wrong: readonly ReadonlyMap<string, string>[]): number {
  const counts = new Map<string, Map<string, number>>()
  for (const answers of wrong) {
    for (const [questionId, chosen] of answers) {
      const ofQuestion = counts.get(questionId) ?? new Map<string, number>()
      counts.set(questionId, ofQuestion.set(chosen, (ofQuestion.get(chosen) ?? 0) + 1))
    }
  }
  let [same, all] = [0, 0]
  for (const ofQuestion of counts.values()) {
    const total = [...ofQuestion.values()].reduce((sum, count) => sum + count, 0)
    all += total * (total - 1)
    for (const count of ofQuestion.values()) same += count * (count - 1)
  }
  return all === 0 ? 1 : same / all
}

/** The probability of `least` or more successes in `tries`, each with `chance`. */
export function upperTail(tries: number, least: number, chance: number): number {
  if (chance >= 1) return least <= tries ? 1 : 0
  let term = (1 - chance) ** tries
  let tail = 0
  // Summed from the tail itself: one minus the rest would lose the digits that matter.
  for (let hits = 0; hits <= tries; hits += 1) {
    if (hits >= least) tail += term
    term *= ((tries - hits) / (hits + 1)) * (chance / (1 - chance))
  }
  return tail
}
