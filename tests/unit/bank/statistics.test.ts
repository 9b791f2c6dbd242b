import { answerSeconds, chanceOfSameError, itemStatistics, pointBiserial, rapidPapers, similarPairs, upperTail, usualSeconds, type PaperAnswer, type WrittenPaper } from '../../../src/domain/bank'
import vectors from '../../vectors/bank/statistics.json'

function answer(questionId: string, change: Partial<PaperAnswer> = {}): PaperAnswer {
  return { questionId, chosen: 'A', isRight: true, seconds: 40, isCurrent: true, isJudge: false, ...change }
}

const wrong = (chosen: string): Partial<PaperAnswer> => ({ isRight: false, chosen })

function paper(n: number, answers: readonly PaperAnswer[]): WrittenPaper {
  return { attemptId: `attempt-${n}`, traineeId: `trainee-${n}`, answers }
}

/** Forty people; person n knows the first n of forty other questions. */
function papersWith(item: (n: number) => Partial<PaperAnswer>, people = 40): WrittenPaper[] {
  return Array.from({ length: people }, (_, n) => paper(n, [answer('asked', item(n)), ...Array.from({ length: 40 }, (_unused, k) => answer(`other-${k}`, k < n ? {} : wrong('BCD'.charAt((n + k) % 3))))]))
}

const askedIn = (papers: readonly WrittenPaper[]) => itemStatistics(papers).find(({ questionId }) => questionId === 'asked')

describe('how a question worked', () => {
  test.each(vectors.correlations)('discrimination: $why', ({ pairs, hundredths }) => {
    const correlation = pointBiserial(pairs as [number, number][])
    expect(correlation === null ? null : Math.round(correlation * 100)).toBe(hundredths)
  })

  test('says nothing before 20 people answered, nothing of discrimination before 30', () => {
    const asked = [19, 20, 29, 30].map((people) => askedIn(papersWith((n) => (n % 2 ? {} : wrong('B')), people)))
    expect(asked.map((item) => [item?.answers, item?.facilityPercent, item?.discriminationHundredths === null])).toEqual([[19, null, true], [20, 50, true], [29, 48, true], [30, 50, false]])
  })

  test('a question that the better half knows discriminates well; one that only the weaker half knows asks for a look at its key', () => {
    expect([askedIn(papersWith((n) => (n >= 20 ? {} : wrong('B')))), askedIn(papersWith((n) => (n < 20 ? {} : wrong('B'))))]).toMatchObject([
      { answers: 40, facilityPercent: 50, discriminationHundredths: 87, medianSeconds: 40, findings: [] },
      { facilityPercent: 50, discriminationHundredths: -87, findings: ['NEGATIVE'] },
    ])
  })

  test.each<[string, (n: number) => Partial<PaperAnswer>, string[]]>([
    ['more people chose one wrong option than the right one', (n) => (n < 15 ? {} : wrong(n < 35 ? 'B' : 'C')), ['KEY_DOUBTED', 'NEGATIVE']],
    ['the wrong answers are spread', (n) => (n >= 26 ? {} : wrong('BCD'.charAt(n % 3))), []],
    ['hardly anybody is right', (n) => (n >= 33 ? {} : wrong('BCDEFGH'.charAt(n % 7))), ['TOO_HARD']],
    ['everybody is right', () => ({}), ['TOO_EASY']],
    ['being right has little to do with the rest', (n) => (n % 2 ? {} : wrong('BC'.charAt(n % 4 === 0 ? 0 : 1))), ['WEAK']],
  ])('finding: %s', (_why, item, findings) => {
    expect(askedIn(papersWith(item))?.findings).toEqual(findings)
  })

  test('answers to an earlier wording or key are left out, and those to look at come first', () => {
    const items = itemStatistics(papersWith((n) => (n < 20 ? { ...wrong('B'), isCurrent: false } : {})))
    expect([items.find(({ questionId }) => questionId === 'asked')?.answers, items.map(({ findings }) => findings.length === 0).lastIndexOf(false) < items.map(({ findings }) => findings.length === 0).indexOf(true)]).toEqual([20, true])
  })
})

describe('answer times by the server’s clock (integrity 10)', () => {
  test.each(vectors.seconds)('$why', ({ saves, startedAtMs, seconds }) => {
    const timed = (saves as [string, number][]).map(([questionId, firstSavedAtMs]) => ({ questionId, firstSavedAtMs }))
    expect(Object.fromEntries(answerSeconds(timed, startedAtMs))).toEqual(seconds)
  })

  test('a paper is told when at least five answers, and a third of them, came faster than a tenth of the usual time', () => {
    const quick = (n: number, rapid: number) => paper(n, Array.from({ length: 12 }, (_, k) => answer(`q-${k}`, k < rapid ? { seconds: 3 } : {})))
    const papers = [...Array.from({ length: 25 }, (_, n) => quick(n, 0)), quick(90, 4), quick(91, 6)]
    expect(rapidPapers(papers, usualSeconds(papers))).toEqual([{ attemptId: 'attempt-91', traineeId: 'trainee-91', timed: 12, rapid: 6, rapidRight: 6 }])
  })

  test('answers without a time of their own make nobody rapid', () => {
    const papers = Array.from({ length: 25 }, (_, n) => paper(n, Array.from({ length: 12 }, (_unused, k) => answer(`q-${k}`, { seconds: n === 0 ? null : 40 }))))
    expect(rapidPapers(papers, usualSeconds(papers))).toEqual([])
  })
})

describe('the same wrong answers (signals for review)', () => {
  test.each(vectors.tails)('$why', ({ tries, least, chance, tail }) => {
    expect(upperTail(tries, least, chance)).toBeCloseTo(tail, 12)
  })

  test.each(vectors.sameErrors)('$why', ({ wrong: answers, chance }) => {
    expect(chanceOfSameError(answers.map((one) => new Map(Object.entries(one).filter((entry): entry is [string, string] => entry[1] !== undefined))))).toBeCloseTo(chance, 12)
  })

  /** Twenty questions; wrong answers spread over three options without a pattern. */
  function spread(n: number, change: Partial<PaperAnswer> = {}): PaperAnswer[] {
    return Array.from({ length: 20 }, (_, k) => answer(`q-${k}`, { ...wrong('BCD'.charAt((n * 7 + k * n + ((n * k) % 5)) % 3)), ...change }))
  }

  const strange = (change: Partial<PaperAnswer> = {}) => spread(100).map((one, k) => ({ ...one, chosen: 'BCD'.charAt((k * k) % 3), ...change }))
  const others = Array.from({ length: 30 }, (_, n) => paper(n, spread(n)))

  test.each<[string, WrittenPaper[]]>([
    ['one person’s own two papers', [90, 91].map((n) => ({ ...paper(n, strange()), traineeId: 'the-same' }))],
    ['true/false questions, of which there is one wrong answer', [90, 91].map((n) => paper(n, strange({ isJudge: true })))],
    ['the same right answers', [90, 91].map((n) => paper(n, strange({ isRight: true })))],
    ['questions that both left open', [90, 91].map((n) => paper(n, strange({ chosen: '' })))],
  ])('tells nothing of %s', (_what, twins) => {
    expect(similarPairs([...others, ...twins]).filter(({ attemptIds }) => attemptIds.includes('attempt-91'))).toEqual([])
  })

  test('two people with twenty same wrong answers are told', () => {
    expect(similarPairs([...others, paper(90, strange()), paper(91, strange())]).find(({ attemptIds }) => attemptIds.includes('attempt-91'))).toEqual({ attemptIds: ['attempt-90', 'attempt-91'], traineeIds: ['trainee-90', 'trainee-91'], bothWrong: 20, same: 20 })
  })

  test('below twenty papers nothing is said about people', () => {
    const twins = [1, 2].map((n) => paper(n, spread(4)))
    expect([similarPairs(twins), rapidPapers(twins, new Map([['q-1', 500]]))]).toEqual([[], []])
  })
})
