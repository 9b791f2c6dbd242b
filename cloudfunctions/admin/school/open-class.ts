import { openClass } from '../../../src/contract/admin/open-class'
import { maskName } from '../../../src/domain/account'
import { dueOf, yuan } from '../../../src/domain/enrolment'
import { specialtyNames } from '../../../src/domain/specialty'
import { isDay } from '../../../src/domain/units'
import type { ClassDocument } from '../../platform/documents/people'
import { joinAll, joiningPath, tellAgents } from '../../platform/enrolment/join-class'
import { handler } from '../../platform/handler'
import { directLimit, newJob, progressOf } from '../../platform/jobs'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { loadClassOpening, sameClass } from './class-opening'

export const openClassHandler = handler(openClass, {
  async load(context, input) {
    await requireOperator(context, input)
    return loadClassOpening(context, input)
  },
  decide({ school, courses, existing, waiting }, input, moment) {
    const refuse = (sentence: string, lines: readonly string[] = []): never => {
      throw refuseOperator('CLASS_REFUSED', sentence, lines)
    }
    if (!isDay(input.opensOn) || (input.closesOn !== null && (!isDay(input.closesOn) || input.closesOn < input.opensOn))) return refuse('开班日期或结束日期不对，请核对。')
    if (existing && !sameClass(existing, input)) return refuse(`已有同名的班“${input.title}”，专业或日期不同；请换一个班名。`)
    const { common, specialty } = courses
    if (!existing && (!common || !specialty)) return refuse(`还没有发布${common ? `${specialtyNames[input.specialty]}专业课` : '公共课'}，请先用 catalogue.publishCourse 发布。`)
    const ready = waiting.filter(({ enrolment }) => enrolment.paidFen >= enrolment.feeFen)
    const held = waiting.filter(({ enrolment }) => enrolment.paidFen < enrolment.feeFen)
    const heldLines = held.map(({ enrolment, name }) => `${maskName(name)}：还差学费 ${yuan(dueOf({ enrolmentId: enrolment._id, feeFen: enrolment.feeFen, paidFen: enrolment.paidFen }))}，没有收入`)
    if (!existing && ready.length === 0) return refuse(`${specialtyNames[input.specialty]}没有可开班的人：${held.length} 人没缴清。`, heldLines)
    const opened: ClassDocument = existing ?? {
      _id: moment.newId(),
      version: 1,
      title: input.title,
      specialty: input.specialty,
      courses: { common: common as ClassDocument['courses']['common'], specialty: specialty as ClassDocument['courses']['specialty'] },
      opensOn: input.opensOn,
      closesOn: input.closesOn,
      textbookPlace: input.textbookPlace ?? school.textbookPlace,
      teachingRulesVersion: school.teachingRules.version,
      openedAtMs: moment.nowMs,
      openedBy: input.operator,
    }
    return { opened, enrolmentIds: ready.map(({ enrolment }) => enrolment._id), heldLines }
  },
  async commit(context, { opened, enrolmentIds, heldLines }, { existing, titleClaim, job }, input) {
    const counts = { 收入: enrolmentIds.length, 未收入: heldLines.length }
    if (!input.confirm || job?.state === 'running') await recordLook(context, openClass, input, 'dry run or progress', [opened._id])
    if (job?.state === 'running') return { ...answerOperator(context, { sentence: `正在编班：${job.total} 人里已完成 ${job.done} 人；过一会儿再发一次看进度。`, counts: { 已完成人数: job.done, 总人数: job.total } }), classId: opened._id, job: progressOf(job) }
    if (!input.confirm) {
      const sentence = `试算：“${opened.title}”将收入 ${enrolmentIds.length} 人，${heldLines.length} 人未缴清不收；${opened.opensOn} 开班，确认后发开班短信。`
      return { ...answerOperator(context, { sentence, counts, lines: heldLines, next: nextEvent(openClass.name, input, { confirm: true }) }), classId: existing?._id ?? null, job: null }
    }
    const isLarge = enrolmentIds.length > directLimit
    const started = isLarge ? { ...newJob(context, { _id: `class_${opened._id}`, operation: openClass.name, input: { classId: opened._id, reason: input.reason }, operatorId: input.operator, total: enrolmentIds.length }), version: (job?.version ?? 0) + 1 } : null
    if (started) await context.files.write(joiningPath(opened._id), Buffer.from(JSON.stringify(enrolmentIds)))
    await context.database.transact(async (transaction) => {
      const claim = await transaction.get('claims', titleClaim)
      if ((claim === null) !== (existing === null)) throw new CommitConflict('the class was opened at the same moment')
      if (!existing) {
        await transaction.create('claims', { _id: titleClaim, owner: opened._id, atMs: context.nowMs })
        await transaction.create('classes', opened)
      }
      if (started) await transaction.put('jobs', started)
      await recordOperation(transaction, context, { operatorId: input.operator, operation: openClass.name, reason: input.reason, effect: `${enrolmentIds.length} taken in, ${heldLines.length} held back`, subjects: [opened._id] })
    })
    if (!started) {
      await joinAll(context, opened, enrolmentIds)
      await tellAgents(context, opened, enrolmentIds)
    }
    const sentence = started ? `“${opened.title}”已开班，${enrolmentIds.length} 人正在编班；再发一次同样的事件看进度。` : `“${opened.title}”已开班，收入 ${enrolmentIds.length} 人，开班短信已排队；${heldLines.length} 人未缴清没有收入。`
    return { ...answerOperator(context, { sentence, counts, lines: heldLines, next: nextEvent('reports.classProgress', { operator: input.operator, key: '', reason: '查看班级进度', classId: opened._id }) }), classId: opened._id, job: started && progressOf(started) }
  },
})
