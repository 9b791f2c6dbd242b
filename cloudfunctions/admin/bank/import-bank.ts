import { createHash } from 'node:crypto'
import { importBank } from '../../../src/contract/bank/import-bank'
import { columnNames, judgeBankSheets, mergeBank } from '../../../src/domain/bank'
import { describeCourseProblem, describeCourseWarning, lacksForOnePaper, lacksForThreePapers } from '../../../src/domain/catalogue'
import type { BankDocument, CourseDocument } from '../../platform/documents/learning'
import { findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { readWorkbook, requireFile } from '../../platform/spreadsheet'
import { courseName, requireBankCourse } from './bank-course'
import { countOutcomes, reportLines, writeReport } from './bank-report'

const mostQuestions = 5_000

export const importBankHandler = handler(importBank, {
  async load(context, input) {
    await requireOperator(context, input)
    const found = await requireBankCourse(context, input.courseId, input.courseVersion)
    const bytes = await requireFile(context, input.path)
    const verdict = judgeBankSheets(await readWorkbook(bytes, input.path, { showsErrors: true }), found.course.chapters)
    if (verdict.kind === 'refused') throw refuseOperator('BANK_REFUSED', `没有找到完整的表头，缺少：${verdict.missing.map((column) => columnNames[column]).join('、')}。请对照题库模板（bank.getTemplate），表头要写在题目上面的一行。`)
    if (verdict.rows.length === 0) throw refuseOperator('BANK_REFUSED', '表里没有题目，请核对文件。')
    const lessons = await findByIds(context, 'lessons', lessonIdsOf(found.course))
    return { ...found, bytes, rows: verdict.rows, exercises: lessons.flatMap((lesson) => lesson.exercise) }
  },
  decide({ course, bank, rows, exercises, bytes }, input, moment) {
    const merge = mergeBank({ rows, bank: bank.questions, exercises, replace: input.replace, idOf: (identity) => `q-${sha256(identity).slice(0, 16)}` })
    const counts = countOutcomes(merge.rows)
    const judged = { chapters: course.chapters, exam: course.exam, bank: merge.questions }
    const lacking = lacksForOnePaper(judged).map(describeCourseProblem)
    const tooMany = merge.questions.length > mostQuestions ? [`题库最多 ${mostQuestions} 道，这样会有 ${merge.questions.length} 道`] : []
    if (lacking.length + tooMany.length > 0) throw refuseOperator('BANK_REFUSED', `这样的题库组不成一份试卷，没有导入；现在的题库不变。`, [...lacking, ...tooMany, ...reportLines(merge.rows)])
    // The sheet stands for the whole bank: a row that is not understood would silently take its question away.
    if (input.replace && counts.refused > 0) throw refuseOperator('BANK_REFUSED', `整库替换（replace）要求每一行都通过，有 ${counts.refused} 行不对，没有导入；现在的题库不变。`, reportLines(merge.rows))
    const next: BankDocument = {
      _id: `${course._id}_${bank.revision + 1}`,
      courseId: course.courseId,
      version: course.version,
      revision: bank.revision + 1,
      source: { sha256: sha256(bytes), fileName: input.path.split('/').at(-1) ?? input.path, importedBy: input.operator, importedAtMs: moment.nowMs },
      questions: [...merge.questions],
    }
    return { merge, counts, next, warnings: lacksForThreePapers(judged).map(describeCourseWarning) }
  },
  async commit(context, { merge, counts, next, warnings }, { course, bank, bytes, currentVersion }, input) {
    const about = { courseId: course.courseId, courseVersion: course.version }
    const shown = {
      counts: { 读到行数: merge.rows.length, 新题: counts.new, 有修改: counts.changed, 不变: counts.same, 未通过: counts.refused, 去掉: merge.dropped.length, 题库总数: merge.questions.length },
      lines: [...otherVersions(course.version, currentVersion), ...warnings.slice(0, 6), ...reportLines(merge.rows)],
      file: await writeReport(context, merge.rows, course.chapters),
    }
    const told = `新题 ${counts.new} 道、有修改 ${counts.changed} 道、不变 ${counts.same} 道${merge.dropped.length > 0 ? `、去掉 ${merge.dropped.length} 道` : ''}${counts.refused > 0 ? `；${counts.refused} 行未通过，没有收` : ''}`
    if (!merge.hasChanged || !input.confirm) await recordLook(context, importBank, input, merge.hasChanged ? 'dry run' : 'no change', [bank._id])
    if (!merge.hasChanged) return { ...answerOperator(context, { sentence: `${courseName(course)}的题库没有变化：${told}。`, ...shown }), ...about, bankRevision: bank.revision }
    if (!input.confirm) {
      const sentence = `试算：${courseName(course)}的题库会变成 ${merge.questions.length} 道（${told}）。正在考的试卷和已得学时不变，确认请用下面的事件。`
      return { ...answerOperator(context, { sentence, ...shown, next: nextEvent(importBank.name, input, { confirm: true }) }), ...about, bankRevision: bank.revision }
    }
    await context.files.write(`banks/${sha256(bytes)}.xlsx`, bytes)
    await context.database.transact(async (transaction) => {
      if (await transaction.get('banks', next._id)) throw new CommitConflict('another sheet was imported at the same moment')
      await transaction.create('banks', next)
      await recordOperation(transaction, context, { operatorId: input.operator, operation: importBank.name, reason: input.reason, effect: `revision ${next.revision}: ${counts.new} new, ${counts.changed} changed, ${merge.dropped.length} dropped, ${counts.refused} refused`, subjects: [next._id, sha256(bytes)] })
    })
    return { ...answerOperator(context, { sentence: `已导入：${courseName(course)}的题库现在是第 ${next.revision} 次修订，共 ${merge.questions.length} 道（${told}）。以后抽的试卷用它，正在考的不变。`, ...shown }), ...about, bankRevision: next.revision }
  },
})

/** Each course version has a bank of its own: whoever mends one is told of the others. */
function otherVersions(version: number, currentVersion: number): string[] {
  if (version < currentVersion) return [`这是第 ${version} 版课程的题库；新开的班用第 ${currentVersion} 版，那一版的题库没有动。`]
  return currentVersion > 1 ? ['按以前的课程版本开的班，用那一版的题库；也要改，请写上 courseVersion 再导入一次。'] : []
}

function lessonIdsOf({ chapters, version }: CourseDocument): string[] {
  return chapters.flatMap(({ lessons }) => lessons.map(({ lessonId }) => `${lessonId}_${version}`))
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
