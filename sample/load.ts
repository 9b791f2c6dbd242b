// Loads the sample the way a school begins: every step is a real operation, run as an operator would from the console.
import fs from 'node:fs'
import path from 'node:path'
import { sampleBankFile } from './bank/bank-sheet'
import { productionRules } from '../src/domain/rules'
import { addDays, dayOf, type Day } from '../src/domain/units'
import { specialtyNames, type Specialty } from '../src/domain/specialty'
import { demonstration, makeDemonstrationSheet } from './demonstration'
import { runSteps, type SampleHost, type Steps } from './steps'
import { makeSampleRoster, sampleAgent, type SamplePerson } from './roster'
import rulesOfSample from './rules.json'
import schoolTexts from './school.json'

interface SampleOperator {
  readonly operator: string
  readonly name: string
  readonly key: string
  readonly roles: string
}

export interface LoadedPerson extends Pick<SamplePerson, 'name' | 'idNumber' | 'phone' | 'specialty' | 'item' | 'story'> {
  /** What else the sheet says. */
  readonly sheet: Pick<SamplePerson, 'employer' | 'registrationExpires' | 'expected'>
  readonly traineeId: string
  readonly enrolmentIds: readonly string[]
  /** How this person gets in. */
  readonly signIn: string
}

export interface LoadedSample {
  readonly school: string
  readonly operators: readonly SampleOperator[]
  readonly people: readonly LoadedPerson[]
  readonly signIn: readonly string[]
}

const ruleSetId = 'sample-2021-07-01'
const courses = ['common', 'building', 'municipal'] as const
const classes = ['building', 'municipal'] as const satisfies readonly Specialty[]
/** Stays unpaid, so that opening a class has somebody to hold back. */
const unpaidName = '韩雪'

export async function loadSample(host: SampleHost): Promise<LoadedSample> {
  const today = dayOf(host.now())
  const { steps, operators } = await appointStaff(host)
  await setUpSchool(host, steps)
  await publishCourses(host, steps)
  const { bytes, people } = await makeSampleRoster(host.now())
  await host.putFile('incoming/报名汇总表.xlsx', bytes)
  const taken = await steps.run('roster.import', { path: 'incoming/报名汇总表.xlsx', agentName: sampleAgent.name, agentPhone: sampleAgent.phone, acceptWarnings: true, reason: '样例：企业集中报名，先收下', confirm: true })
  if (taken['job'] !== null) throw new Error('the sample sheet is short enough to be written at once')
  await host.putFile('incoming/演示学员.xlsx', await makeDemonstrationSheet(today))
  await steps.run('roster.import', { path: 'incoming/演示学员.xlsx', confirm: true })
  const loaded = await findPeople(steps, people.filter((person) => person.expected !== 'refused'), people)
  const [reviewer] = await findPeople(steps, [{ ...demonstration, registrationExpires: addDays(today, 60), expected: 'taken' }], [])
  await recordPayments(steps, reviewer ? [...loaded, reviewer] : loaded, today)
  await steps.run('account.markDemonstration', { idNumber: demonstration.idNumber, password: demonstration.password })
  for (const specialty of classes) {
    await steps.run('class.open', { specialty, title: `二级建造师继续教育${specialtyNames[specialty]}`, opensOn: today, closesOn: addDays(today, 180), confirm: true })
  }
  return {
    school: schoolTexts.name,
    operators,
    people: reviewer ? [...loaded, { ...reviewer, signIn: `小程序或网页用身份证号和密码 ${demonstration.password}` }] : loaded,
    signIn: [
      '小程序（/phone）：选一位学员，用微信手机号登录；共用手机号的要用认领码。',
      '网页：身份证号 + 初始密码 11111 + 短信验证码（短信在 /emulator/outbox 里看），登录后先设自己的密码。',
      '认领码：npm run admin -- account.issueClaim --idNumber <身份证号> --operator op-wang --key <钥匙> --reason 发认领码',
    ],
  }
}

async function appointStaff(host: SampleHost): Promise<{ steps: Steps; operators: SampleOperator[] }> {
  const first = await runSteps(host).run('staff.appointFirst', { setupKey: host.secret('SETUP_KEY'), operator: 'op-wang', name: '王老师' })
  const wang: SampleOperator = { operator: 'op-wang', name: '王老师', key: String(first['staffKey']), roles: 'head operator reviewer' }
  const steps = runSteps(host, { operator: wang.operator, key: wang.key, reason: '样例数据' })
  const operators = [wang]
  for (const [operator, name, roles] of [['op-chen', '陈老师', ['reviewer', 'operator']], ['op-zhou', '周老师', ['operator']]] as const) {
    const appointed = await steps.run('staff.appoint', { newOperator: operator, name, roles })
    operators.push({ operator, name, key: String(appointed['staffKey']), roles: roles.join(' ') })
  }
  return { steps, operators }
}

async function setUpSchool(host: SampleHost, steps: Steps): Promise<void> {
  const { sealFile, ...texts } = schoolTexts
  const sealPath = `school/${sealFile}`
  await host.putFile(sealPath, readSampleFile(sealFile))
  await steps.run('school.setUp', { ...texts, sealPath, currentRuleSetId: ruleSetId })
  // The sample's clips last a minute: only what a credit hour needs of video differs from the real rules.
  const rules = { ...productionRules, ruleSetId, title: `${productionRules.title}（样例：视频缩短）`, secondsOfVideoPerCreditHour: rulesOfSample.secondsOfVideoPerCreditHour }
  await steps.run('rules.publish', { rules, confirm: true })
}

async function publishCourses(host: SampleHost, steps: Steps): Promise<void> {
  const clips = fs.readdirSync(sampleFile('clips')).filter((name) => name.endsWith('.mp4'))
  for (const clip of clips) await host.putFile(`clips/${clip}`, readSampleFile('clips', clip))
  for (const course of courses) {
    for (const name of [`${course}.json`, `${course}-exercises.json`, `${course}-exam.json`]) {
      if (fs.existsSync(sampleFile('catalogue', name))) await host.putFile(`catalogue/${name}`, readSampleFile('catalogue', name))
    }
    await steps.run('catalogue.publishCourse', { path: `catalogue/${course}.json`, confirm: true })
  }
  // Lies ready for bank.import, as a teacher hands it in.
  await host.putFile(`incoming/${sampleBankFile}`, readSampleFile('bank', sampleBankFile))
}

async function findPeople(steps: Steps, people: readonly SamplePerson[], all: readonly SamplePerson[]): Promise<LoadedPerson[]> {
  const known = new Map<string, { traineeId: string; enrolmentIds: string[] }>()
  for (const { idNumber } of people) {
    if (known.has(idNumber)) continue
    const found = await steps.run('trainee.explain', { idNumber })
    known.set(idNumber, { traineeId: String(found['traineeId']), enrolmentIds: found['enrolmentIds'] as string[] })
  }
  return people.map((person) => {
    const isShared = new Set(all.filter((other) => other.phone === person.phone).map((other) => other.idNumber)).size > 1
    const found = known.get(person.idNumber) ?? { traineeId: '', enrolmentIds: [] }
    const { name, idNumber, phone, specialty, item, story, employer, registrationExpires, expected } = person
    return { name, idNumber, phone, specialty, item, story, sheet: { employer, registrationExpires, expected }, ...found, signIn: isShared ? '手机号共用，用认领码登录' : `小程序用手机号 ${person.phone}；网页用身份证号和初始密码` }
  })
}

/** Everybody's fees but one person's: by employer, as companies pay. */
async function recordPayments(steps: Steps, people: readonly LoadedPerson[], today: Day): Promise<void> {
  const unpaid = new Set(people.filter((person) => person.name === unpaidName).flatMap((person) => person.enrolmentIds))
  for (const employer of new Set(people.map((person) => person.sheet.employer))) {
    const enrolmentIds = [...new Set(people.filter((person) => person.sheet.employer === employer).flatMap((person) => person.enrolmentIds))].filter((one) => !unpaid.has(one))
    const amountFen = people.filter((person) => person.sheet.employer === employer && person.name !== unpaidName).reduce((total, person) => total + productionRules.feesFen[person.specialty][person.item], 0)
    await steps.run('fees.recordPayment', { employer, enrolmentIds, amountFen, paidOn: today, reference: `样例-${employer.slice(-6)}` })
  }
}

function sampleFile(...parts: string[]): string {
  return path.resolve('sample', ...parts)
}

function readSampleFile(...parts: string[]): Buffer {
  return fs.readFileSync(sampleFile(...parts))
}
