import { classProgress } from '../../../src/contract/admin/class-progress'
import { maskName } from '../../../src/domain/account'
import { stageNames, stageOf, type StandingStage } from '../../../src/domain/enrolment'
import { dayOf, daysBetween } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import { findAll, findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { writeResult } from '../../platform/spreadsheet'
import { loadStandings } from './standings'

const columns = [{ title: '姓名' }, { title: '证件尾号' }, { title: '聘用企业', width: 30 }, { title: '到哪一步', width: 22 }, { title: '公共学时' }, { title: '专业学时' }, { title: '最近考试' }, { title: '注册有效期至', width: 14 }, { title: '领教材' }]
const expiringDays = 30

async function findClass(context: Pick<Context, 'database' | 'lookupHash'>, input: { classId?: string | undefined; title?: string | undefined }) {
  if (input.classId !== undefined) return context.database.get('classes', input.classId)
  if (input.title === undefined) return null
  const claim = await context.database.get('claims', `class_${context.lookupHash('class-title', input.title.trim())}`)
  return claim ? context.database.get('classes', claim.owner) : null
}

export const classProgressHandler = handler(classProgress, {
  async load(context, input) {
    await requireOperator(context, input)
    const found = await findClass(context, input)
    if (!found) {
      const titles = (await findAll(context, 'classes', {}, 1000)).map((one) => one.title)
      throw refuseOperator('CLASS_UNKNOWN', '没有这个班，请核对班名或编号。', titles)
    }
    const standings = await loadStandings(context, await findAll(context, 'enrolments', { classId: found._id, status: 'enrolled' }))
    const employers = await findByIds(context, 'employers', standings.map(({ enrolment }) => enrolment.employerId))
    return { found, standings: standings.filter(({ trainee }) => !trainee.isDemonstration), employers: new Map(employers.map((employer) => [employer._id, employer.name])) }
  },
  decide({ standings }, _input, moment) {
    const today = dayOf(moment.nowMs)
    const people = standings.map((standing) => ({ ...standing, stage: stageOf(standing.facts, moment.nowMs) }))
    const expiring = people.filter(({ stage, facts }) => stage !== 'passed' && facts.registrationExpires !== null && daysBetween(today, facts.registrationExpires) <= expiringDays)
    return { people, expiring: expiring.length }
  },
  async commit(context, { people, expiring }, { found, employers }, input) {
    const rows = people.map(({ trainee, enrolment, facts, stage }) => [
      trainee.name,
      trainee.idTail,
      employers.get(enrolment.employerId) ?? '',
      stageNames[stage],
      facts.common.earned / 100,
      facts.course.earned / 100,
      facts.attempt?.score === null || facts.attempt?.score === undefined ? '' : `${facts.attempt.score} 分`,
      facts.registrationExpires ?? '',
      enrolment.textbookPickedUp ? '已领' : '未领',
    ])
    const { path, address } = await writeResult(context, 'progress', '班级进度', columns, rows)
    await recordLook(context, classProgress, input, `progress sheet ${path}`, [found._id])
    const passed = people.filter(({ stage }) => stage === 'passed').length
    const tally = new Map<StandingStage, number>()
    for (const { stage } of people) tally.set(stage, (tally.get(stage) ?? 0) + 1)
    return {
      ...answerOperator(context, {
        sentence: `“${found.title}”${people.length} 人，${passed} 人已合格，${expiring} 人还没合格而注册有效期不到 ${expiringDays} 天。`,
        counts: { 人数: people.length, 已合格: passed, 临近到期: expiring },
        lines: [...tally].sort((left, right) => right[1] - left[1]).map(([stage, number]) => `${stageNames[stage]}：${number} 人`),
        file: address,
      }),
      people: people.slice(0, 100).map(({ trainee, enrolment, facts, stage }) => ({
        enrolmentId: enrolment._id,
        nameMasked: maskName(trainee.name),
        common: facts.common.earned,
        specialty: facts.course.earned,
        exam: facts.attempt === null ? '没考过' : facts.attempt.score === null ? '没有成绩' : `${facts.attempt.score} 分`,
        stage: stageNames[stage],
      })),
    }
  },
})
