// Case 18, byte by byte: before the submission nothing that reaches a client tells the answer of an exercise or an
// exam. Right options bear a mark that no client may ever see, explanations another one; every reply of every operation
// is kept and searched. That the order of options does not depend on the key either: tests/unit/exam/no-key.test.ts.
import { toJsonSchema } from '@valibot/to-json-schema'
import { operations, type Operation } from '../../../src/contract'
import type { Question } from '../../../src/domain/exercise'
import { identityHeaders, type Identity, type LocalCloud } from '../local-cloud'
import { startExamCloud, type ExamCloud } from '../exam/arrange'
import { answersTo, decide, start, startPaper, submit, takePhoto } from '../exam/journey'
import { startLearningCloud, type LearningCloud } from '../learning/arrange'
import { playThrough } from '../learning/study'

const rightMark = 'zqRIGHT'
const wrongMark = 'zqWRONG'
const explanationMark = 'zqEXPLAINED'

/** The same question, with marks wherever the key could slip out. */
function marked(question: Question): Question {
  const marks = new Map(question.options.map(({ key }) => [key, `${question.answer.includes(key) ? rightMark : wrongMark}-${key}`]))
  const markOf = (key: string) => marks.get(key) ?? key
  return {
    ...question,
    options: question.options.map(({ key, text }) => ({ key: markOf(key), text })),
    answer: question.answer.map(markOf),
    explanation: `${explanationMark}：${question.questionId} 选 ${question.answer.join('')}`,
  }
}

/** A value for every field that an operation of a client may ask for; what is unknown here is filled by its type. */
type Known = Readonly<Record<string, unknown>>
interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

function fill(schema: Schema, known: Known, name = ''): unknown {
  if (name in known) return known[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? []
  if (first) return fill(first, known)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((field) => [field, fill(schema.properties?.[field] ?? {}, known, field)]))
    case 'array':
      return []
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return 1
    case 'string':
      return 'x'
    default:
      return null
  }
}

/** Left out: they end the very session or consent that looks. */
const ending = ['account.signOut', 'account.endOtherSessions', 'exam.withdrawConsent', 'account.requestDeletion']

interface Heard {
  readonly operation: string
  readonly isOk: boolean
  readonly bytes: string
}

/** Calls everything a client can call, from WeChat and from a browser. */
async function hearEverything(cloud: LocalCloud, identities: readonly Identity[], known: Known, leftOut: readonly string[] = []): Promise<Heard[]> {
  const heard: Heard[] = []
  const open = operations.filter(({ function: where, name }: Operation) => (where === 'trainee' || where === 'visitor') && ![...ending, ...leftOut].includes(name))
  for (const operation of open) {
    const input = fill(toJsonSchema(operation.request as Parameters<typeof toJsonSchema>[0], { errorMode: 'ignore' }) as Schema, known)
    for (const identity of identities) {
      const reply = await fetch(`${cloud.url}/call/${operation.function}`, { method: 'POST', headers: { 'content-type': 'application/json', ...identityHeaders(identity) }, body: JSON.stringify({ operation: operation.name, input }) })
      const bytes = `${JSON.stringify([...reply.headers])}\n${await reply.text()}`
      heard.push({ operation: operation.name, isOk: reply.ok, bytes })
    }
  }
  return heard
}

function said(operation: string, data: unknown): Heard {
  return { operation, isOk: data !== undefined, bytes: JSON.stringify(data) ?? '' }
}

/** Also names of fields that could carry a key, wherever they stand; `answer` is the trainee's own, beside its revision. */
function leaks(heard: readonly Heard[]): string[] {
  const forbidden = [rightMark, wrongMark, explanationMark, '"explanation"', '"optionKeys"', '"drawSeed"', '"key"', '"correct"', '"isRight"', '"rightAnswer"', '"weakChapterIds"']
  const words = heard.flatMap(({ operation, bytes }) => {
    const text = bytes.replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    return forbidden.filter((word) => text.includes(word)).map((word) => `${operation}: ${word}`)
  })
  const foreignAnswers = heard.filter(({ bytes }) => /"answer":(?!\[[^\]]*\],"revision":)/.test(bytes)).map(({ operation }) => `${operation}: an answer that is nobody’s own`)
  return [...new Set([...words, ...foreignAnswers])].sort()
}

const answeredBy = (heard: readonly Heard[], name: string) => heard.some(({ operation, isOk }) => operation === name && isOk)

describe('the exam', () => {
  let cloud: ExamCloud
  beforeAll(async () => {
    cloud = await startExamCloud()
    const [bank] = await cloud.read<{ _id: string; questions: Question[] }>('banks', { _id: 'building_3' })
    if (bank) await cloud.change('banks', bank._id, { questions: bank.questions.map(marked) })
  }, 60_000)
  afterAll(() => cloud.stop())

  it('tells no answer before the submission, and none after it, by any operation (case 18)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const identities: Identity[] = [{ openid: person.openid }, { bearer: await cloud.session(person) }]
    const [right, wrong] = [answersTo(paper, true), answersTo(paper, false)]
    const known = { enrolmentId: person.enrolmentId, attemptId: paper.attemptId, epoch: paper.epoch, courseId: 'building', lessonId: 'building-1', classId: 'class-1', page: 'page-1', device: '安卓手机', noticeVersion: 'notice-1', textVersion: 'consent-1' }
    const heard: Heard[] = [said('exam.startAttempt', paper)]
    heard.push(said('exam.saveAnswers', (await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: wrong })).data))
    heard.push(...(await hearEverything(cloud, identities, { ...known, answers: right.map((answer) => ({ ...answer, revision: 2 })) }, ['exam.submitAttempt'])))
    // the browser has taken the paper meanwhile
    const again = (await start(cloud, person)).data
    heard.push(said('exam.startAttempt', again), said('exam.submitAttempt', (await submit(cloud, person, again)).data))
    heard.push(...(await hearEverything(cloud, identities, { ...known, answers: right })))
    heard.push(said('exam.uploadPhoto', (await takePhoto(cloud, person, 'exit')).data), ...(await hearEverything(cloud, identities, known)))
    await decide(cloud, paper.attemptId, 'confirmed')
    heard.push(...(await hearEverything(cloud, identities, known)))
    const wanted = ['exam.startAttempt', 'exam.getAttempt', 'exam.saveAnswers', 'exam.submitAttempt', 'exam.uploadPhoto', 'exam.getOverview', 'exam.getResult', 'learning.getHome']
    expect({ leaks: leaks(heard), unheard: wanted.filter((name) => !answeredBy(heard, name)) }).toEqual({ leaks: [], unheard: [] })
  })

  it('answers a save of right answers and one of wrong answers with the same bytes (case 18)', async () => {
    const replyTo = async (isRight: boolean) => {
      const person = await cloud.newcomer()
      const paper = await startPaper(cloud, person)
      const saved = await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answersTo(paper, isRight).map(({ questionId, answer, revision }) => ({ questionId, answer: answer.slice(0, 1), revision })) })
      const submitted = await submit(cloud, person, paper)
      return JSON.stringify([{ ...saved.data, remainingMs: 0 }, { ...submitted.data, submittedAtMs: 0, exitPhotoWithinMs: 0 }])
    }
    expect(await replyTo(true)).toBe(await replyTo(false))
  })

  it('shows two people the same question with its options in different orders, the right one anywhere (EXM-06)', async () => {
    const places = new Map<string, Set<number>>()
    const orders = new Map<string, Set<string>>()
    for (let sitting = 0; sitting < 16; sitting += 1) {
      const paper = await startPaper(cloud, await cloud.newcomer())
      for (const { questionId, kind, options } of paper.questions) {
        if (kind !== 'single') continue
        const texts: string[] = options.map(({ text }: { text: string }) => text)
        places.set('single', (places.get('single') ?? new Set()).add(texts.indexOf('选项 a')))
        orders.set(questionId, (orders.get(questionId) ?? new Set()).add(texts.join()))
      }
    }
    expect([[...(places.get('single') ?? [])].sort(), [...orders.values()].some((seen) => seen.size > 1)]).toEqual([[0, 1, 2, 3], true])
  })
})

describe('an exercise', () => {
  let cloud: LearningCloud
  beforeAll(async () => {
    cloud = await startLearningCloud()
    for (const lesson of await cloud.read<{ _id: string; exercise: Question[] }>('lessons', {})) await cloud.change('lessons', lesson._id, { exercise: lesson.exercise.map(marked) })
  }, 60_000)
  afterAll(() => cloud.stop())

  it('tells no answer before it is handed in, and only which questions were wrong after (case 18, EXC-02)', async () => {
    const person = await cloud.newcomer()
    await playThrough(cloud, person, 'common-1')
    const identities: Identity[] = [{ openid: person.openid }, { bearer: await cloud.session(person) }]
    const known = { enrolmentId: person.enrolmentId, lessonId: 'common-1', courseId: 'common', classId: 'class-open', page: 'phone-page', device: '手机微信', takeOver: true, tryNo: 1 }
    const shown = await cloud.as(person, 'learning.startExercise', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })
    const answers = shown.data.questions.map(({ questionId, options }: { questionId: string; options: { letter: string; text: string }[] }) => ({ questionId, answer: [options.find(({ text }) => text.startsWith('错的'))?.letter ?? 'A'] }))
    const heard = [...(await hearEverything(cloud, identities, { ...known, answers })), ...(await hearEverything(cloud, identities, { ...known, tryNo: 2, answers }))]
    const wanted = ['learning.startExercise', 'learning.submitExercise', 'learning.getCourse', 'learning.openLesson', 'learning.getStatement']
    expect({ leaks: leaks([...heard, said('learning.startExercise', shown.data)]), unheard: wanted.filter((name) => !answeredBy(heard, name)) }).toEqual({ leaks: [], unheard: [] })
  })
})
