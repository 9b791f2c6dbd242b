// How a question worked in the papers written so far: for the school's review of its bank, never for a person's result.
// Facility is the share of right answers. Discrimination is the point-biserial correlation of a right answer with the
// share of the paper's other questions answered right (corrected item–rest correlation, Henrysson 1963); the upper–lower
// 27 % index (Kelley 1939) would use half of the few answers that a drawn question gets. Bands: Ebel & Frisbie 1991.

export interface PaperAnswer {
  readonly questionId: string
  /** The bank's keys that were chosen, sorted and joined; empty: not answered. */
  readonly chosen: string
  readonly isRight: boolean
  /** Since the save before; null when several answers arrived together. */
  readonly seconds: number | null
  /** False for an answer to another text or key of the question than the one in force: it says nothing of this one. */
  readonly isCurrent: boolean
  /** True/false questions have one wrong answer: sharing it means nothing. */
  readonly isJudge: boolean
}

export interface WrittenPaper {
  readonly attemptId: string
  readonly traineeId: string
  readonly answers: readonly PaperAnswer[]
}

export const answersForFacility = 20
export const answersForDiscrimination = 30

export type ItemFinding = 'KEY_DOUBTED' | 'NEGATIVE' | 'WEAK' | 'TOO_HARD' | 'TOO_EASY'

export interface ItemStatistics {
  readonly questionId: string
  readonly answers: number
  /** Whole percent; null below 20 answers. */
  readonly facilityPercent: number | null
  /** Hundredths from −100 to 100; null below 30 answers, or when everybody answered alike. */
  readonly discriminationHundredths: number | null
  readonly medianSeconds: number | null
  readonly findings: readonly ItemFinding[]
}

interface Observation {
  readonly answer: PaperAnswer
  /** The share of the paper's other questions that were right. */
  readonly rest: number
}

/** Those to look at first come first. One paper per person: retakes are no independent answers. */
export function itemStatistics(papers: readonly WrittenPaper[]): ItemStatistics[] {
  const byQuestion = new Map<string, Observation[]>()
  for (const { answers } of papers) {
    const right = answers.filter(({ isRight }) => isRight).length
    for (const answer of answers) {
      if (!answer.isCurrent) continue
      const rest = answers.length < 2 ? 0 : (right - Number(answer.isRight)) / (answers.length - 1)
      const known = byQuestion.get(answer.questionId)
      if (known) known.push({ answer, rest })
      else byQuestion.set(answer.questionId, [{ answer, rest }])
    }
  }
  const weight = (item: ItemStatistics): number => Math.min(...item.findings.map((finding) => order.indexOf(finding)), order.length)
  return [...byQuestion].map(([questionId, observations]) => describe(questionId, observations)).sort((left, right) => weight(left) - weight(right) || (left.questionId < right.questionId ? -1 : 1))
}

const order: readonly ItemFinding[] = ['KEY_DOUBTED', 'NEGATIVE', 'WEAK', 'TOO_HARD', 'TOO_EASY']

function describe(questionId: string, observations: readonly Observation[]): ItemStatistics {
  const right = observations.filter(({ answer }) => answer.isRight).length
  const total = observations.length
  const facilityPercent = total < answersForFacility ? null : Math.round((100 * right) / total)
  const correlation = total < answersForDiscrimination ? null : pointBiserial(observations.map(({ answer, rest }) => [Number(answer.isRight), rest]))
  const discriminationHundredths = correlation === null ? null : Math.round(100 * correlation)
  const seconds = observations.flatMap(({ answer }) => (answer.seconds === null ? [] : [answer.seconds]))
  const item = { questionId, answers: total, facilityPercent, discriminationHundredths, medianSeconds: seconds.length < answersForFacility ? null : median(seconds) }
  return { ...item, findings: findingsOf(item, right, mostChosenWrong(observations)) }
}

function findingsOf({ facilityPercent, discriminationHundredths }: Pick<ItemStatistics, 'facilityPercent' | 'discriminationHundredths'>, right: number, wrong: number): ItemFinding[] {
  const found: ItemFinding[] = []
  if (facilityPercent === null) return found
  if (wrong > right) found.push('KEY_DOUBTED')
  if (discriminationHundredths !== null && discriminationHundredths < 0) found.push('NEGATIVE')
  if (discriminationHundredths !== null && discriminationHundredths >= 0 && discriminationHundredths < 20) found.push('WEAK')
  if (facilityPercent < 20) found.push('TOO_HARD')
  if (facilityPercent > 95) found.push('TOO_EASY')
  return found
}

/** How many gave the most frequent wrong answer: more of them than of the right one ask for a look at the key. */
function mostChosenWrong(observations: readonly Observation[]): number {
  const counts = new Map<string, number>()
  for (const { answer } of observations) if (!answer.isRight && answer.chosen !== '') counts.set(answer.chosen, (counts.get(answer.chosen) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

/** Pearson's correlation of a 0/1 value with another one; null when one of them does not vary. */
export function pointBiserial(pairs: readonly (readonly [number, number])[]): number | null {
  const mean = (index: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[index], 0) / pairs.length
  const [meanX, meanY] = [mean(0), mean(1)]
  let [xx, yy, xy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
    xy += (x - meanX) * (y - meanY)
  }
  return xx < 1e-12 || yy < 1e-12 ? null : xy / Math.sqrt(xx * yy)
}

/** The middle value; of an even number the lower one. */
export function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? 0
}
