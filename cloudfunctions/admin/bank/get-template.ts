import { getTemplate } from '../../../src/contract/bank/get-template'
import { columnNames, type BankColumn } from '../../../src/domain/bank'
import { kindNames, type Question } from '../../../src/domain/exercise'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { resultLifeMs } from '../../platform/spreadsheet'
import { courseName, requireBankCourse, type BankCourse } from './bank-course'

const columns = ['question', 'kind', 'optionA', 'optionB', 'optionC', 'optionD', 'optionE', 'optionF', 'optionG', 'optionH', 'key', 'explanation', 'chapter', 'difficulty', 'questionId'] as const satisfies readonly BankColumn[]
const letters = 'ABCDEFGH'
type Row = Partial<Record<(typeof columns)[number], string>>

const widths: Partial<Record<BankColumn, number>> = { question: 60, explanation: 50, chapter: 24, questionId: 24 }
/** Rows whose cells are text before anything is typed: Excel then leaves 1-2 and 3/4 alone. */
const preparedRows = 300

/** The import leaves out rows that begin with （示例. */
const examples: readonly Row[] = [
  { question: '（示例，可以不删）检验批的质量验收由谁组织？', kind: '单选题', optionA: '项目质量检查员', optionB: '专业监理工程师', optionC: '总监理工程师', optionD: '监督机构人员', key: 'B', explanation: '由专业监理工程师组织。', chapter: '章的名称', difficulty: '1' },
  { question: '（示例，可以不删）检验批验收合格应当符合哪些规定？', kind: '多选题', optionA: '主控项目合格', optionB: '一般项目合格', optionC: '观感质量评为好', optionD: '有完整的施工记录', key: 'ABD', explanation: '观感质量在分部工程验收时评定。', chapter: '章的名称', difficulty: '3' },
  { question: '（示例，可以不删）返工重做的检验批应重新验收。', kind: '判断题', key: '对', explanation: '实体质量已经改变。', chapter: '章的名称', difficulty: '2' },
]

export const getTemplateHandler = handler(getTemplate, {
  async load(context, input) {
    await requireOperator(context, input)
    return input.courseId === undefined ? null : requireBankCourse(context, input.courseId, input.courseVersion)
  },
  decide: (found) => (found ? rowsOf(found) : examples).map((row) => columns.map((column) => row[column] ?? '')),
  async commit(context, rows, found, input) {
    const { writeTemplate } = await import('../../platform/spreadsheet.lazy')
    const path = `results/bank-template-${context.newId()}.xlsx`
    await context.files.write(path, await writeTemplate('题库', columns.map((column) => ({ title: columnNames[column], width: widths[column] ?? 16 })), preparedRows, rows))
    await recordLook(context, getTemplate, input, `${found ? `bank ${found.bank._id}` : 'template'} ${path}`, found ? [found.bank._id] : [])
    const next = nextEvent('bank.import', { operator: input.operator, key: '', reason: '导入题库', path: 'incoming/题库.xlsx', courseId: input.courseId ?? '（填课程编号）' })
    const lines = ['答案写 A、ABD 或 对、错；判断题的选项可以不填。', '章节写章的名称或编号，难度写 1 到 5。', '题目编号是系统的：改旧题时保留，新题留空。']
    const sentence = found ? `这是${courseName(found.course)}的题库第 ${found.bank.revision} 次修订，共 ${rows.length} 道，含答案，链接一小时内有效，请妥善保管；改好后用 bank.import 导入。` : '这是题库模板，填好后上传到云存储，用 bank.import 导入。'
    return answerOperator(context, { sentence, lines, file: await context.files.addressOf(path, resultLifeMs), next })
  },
})

function rowsOf({ course, bank }: BankCourse): Row[] {
  const titles = new Map(course.chapters.map(({ chapterId, title }) => [chapterId, title]))
  return bank.questions.map((question) => ({
    question: question.stem,
    kind: kindNames[question.kind],
    ...optionCells(question),
    key: keyCell(question),
    explanation: question.explanation,
    chapter: titles.get(question.chapterId) ?? question.chapterId,
    difficulty: String(question.difficulty),
    questionId: question.questionId,
  }))
}

/** In letters by position, as the sheet's columns are named. */
function keyCell({ options, answer }: Question): string {
  return options.flatMap(({ key }, index) => (answer.includes(key) ? [letters.charAt(index)] : [])).join('')
}

function optionCells({ options }: Question): Row {
  return Object.fromEntries(options.map(({ text }, index) => [`option${letters.charAt(index)}`, text]))
}
