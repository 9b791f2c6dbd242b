// Writes the sample's question sheet as a teacher keeps it: a title, a heading over two rows, a line above each kind,
// options in columns and in one cell, answers in every form, and rows that Excel or haste has spoilt.
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node'

export const sampleBankFile = 'building-supplement.xlsx'

type Value = string | number | { readonly date: string } | null

export interface SampleBankRow {
  /** 序号, 题干, 题型, A, B, C, D, E, 正确答案, 答案解析, 所属章节, 难易程度; one value alone is a line over its questions. */
  readonly cells: readonly Value[]
  readonly story: string
  readonly expected: 'line' | 'new' | 'changed' | 'refused'
}

export const sampleBankRows: readonly SampleBankRow[] = [
  { cells: ['一、单项选择题（每题 5 分）'], story: '题型写在上面一行', expected: 'line' },
  { cells: [1, '1、施工现场临时用电设备在 5 台及以上时，应编制什么？', null, '安全技术交底', '用电组织设计', '应急预案', '作业指导书', null, 'B', 'JGJ 46 规定，设备 5 台及以上或总容量 50 kW 及以上，应编制用电组织设计。', '第四章 施工安全技术', '易'], story: '题干带序号，章写了全名', expected: 'new' },
  { cells: [2, '混凝土强度试件的标准养护龄期是多少天？', null, 'A. 7', 'B. 14', 'C. 28', 'D. 60', null, 'Ｃ', '标准养护 28 d。', null, 1], story: '选项带字母，答案是全角，章节合并单元格', expected: 'new' },
  { cells: [3, '屋面卷材防水层的搭接缝应当怎样检查？', null, '观察和尺量', '回弹', '钻芯', '超声', null, 'A', '搭接缝用观察和尺量检查。', 5, 2], story: '章节只写了数字 5', expected: 'new' },
  { cells: [4, '填充墙与承重主体结构间的空隙部位，宜在墙体砌筑多少天后补砌？', null, 14, 7, 3, 1, null, 'A', 'GB 50203 规定，填充墙与主体结构之间的空隙应在填充墙砌筑 14 d 后再补砌。', '围护、装修与节能', 2], story: '选项是没有损坏的数字', expected: 'new' },
  { cells: [5, '基坑开挖深度超过多少米时，属于超过一定规模的危大工程？', null, 4.999999999999999, 3, 8, 10, null, 'A', '开挖深度超过 5 m（含 5 m）。', '地基基础与地下工程', 2], story: '选项 5 被 Excel 算成了 4.999999999999999', expected: 'refused' },
  { cells: [6, '砂浆试块每一检验批不超过多少立方米砌体应抽检一次？', null, '250', { date: '2026-01-02' }, '100', '50', null, 'A', '每 250 m³ 砌体。', '主体结构工程', 2], story: '选项 1-2 变成了日期', expected: 'refused' },
  { cells: [7, '检验批的质量验收，应由谁组织', null, '监督机构人员', '总监理工程师', '专业监理工程师', '项目质量检查员', null, 'C', '与原题库的题相同。', 'c1', 1], story: '原题库已有这道题，只是标点不同、解析改了', expected: 'changed' },
  { cells: [8, '地下连续墙导墙的净距应比墙厚大多少？', null, '40～60 mm', '100 mm', null, '200 mm', null, 'A', '导墙净距比墙厚大 40～60 mm。', '地基基础与地下工程', 3], story: '选项 C 空着，D 却有字', expected: 'refused' },
  { cells: [9, '钢筋机械连接接头的现场抽检项目应包括（ A ）。', null, '极限抗拉强度试验', '冷弯试验', '化学分析', '金相分析', null, 'A', '现场抽检极限抗拉强度。', '主体结构工程', 2], story: '题干的括号里写着答案', expected: 'refused' },
  { cells: ['二、多项选择题'], story: '题型写在上面一行', expected: 'line' },
  { cells: [10, '脚手架在下列哪些情况后应重新检查验收？', null, 'A.遇有 6 级及以上大风\nB.大雨之后\nC.停用超过一个月\nD.每天上班前', null, null, null, null, 'A、B、C', '大风、大雨后和停用超过一个月，应检查合格后使用。', '施工安全技术', 3], story: '四个选项写在一格里', expected: 'new' },
  { cells: [11, '后浇带混凝土施工前应做好哪些准备？', null, '清除浮浆', '凿毛并湿润', '检查钢筋', '涂刷油漆', null, 'A,B,C', '接缝面清除浮浆、凿毛、湿润，并检查钢筋和止水带。', '地基基础与地下工程', '中等'], story: '答案用逗号隔开', expected: 'new' },
  { cells: [12, '下列哪些属于建筑节能分部工程的内容？', null, '墙体节能', '门窗节能', '屋面节能', '土方开挖', null, 'ABE', '土方开挖不属于节能分部。', '围护、装修与节能', 2], story: '答案 E 不在选项里', expected: 'refused' },
  { cells: [13, '下列哪些情况应当进行设计变更？', null, '图纸有错误', '图纸有错误', '现场条件改变', null, null, 'AC', '图纸错误、现场条件改变。', '质量验收与技术管理', 2], story: '两个选项一样', expected: 'refused' },
  { cells: [14, '模板拆除应当遵守哪些规定？', null, '先支的后拆', '后支的先拆', '先拆非承重部分', '先拆承重部分', null, 'A', '答案没有写全。', '主体结构工程', 2], story: '多选题只写了一个答案，只提醒', expected: 'new' },
  { cells: ['三、判断题'], story: '题型写在上面一行', expected: 'line' },
  { cells: [15, '施工现场的安全通道可以临时堆放少量材料。', null, null, null, null, null, null, '×', '安全通道应保持畅通。', '施工安全技术', '易'], story: '判断题不写选项，答案是 ×', expected: 'new' },
  { cells: [16, '地下室外墙施工缝处应设置止水措施。', null, '对', '错', null, null, null, '对', null, '地基基础与地下工程', null], story: '没有解析，没有难度', expected: 'new' },
  { cells: [17, '地下室外墙 施工缝处，应设置止水措施', null, null, null, null, null, null, '正确', '重复的题。', '地基基础与地下工程', 2], story: '与上一题重复，只是标点不同', expected: 'refused' },
  { cells: [18, '幕墙工程不需要做隐蔽验收。', null, null, null, null, null, null, null, '需要。', '围护、装修与节能', 2], story: '没有答案', expected: 'refused' },
  { cells: [19, '经返修或加固处理仍不能满足安全或重要使用要求的分部工程及单位工程，严禁验收。', null, null, null, null, null, null, '√', '与课后练习相同。', '质量验收与技术管理', 1], story: '课后练习里有这道题', expected: 'refused' },
  { cells: [20, '塔式起重机可以由未取得资格的人员操作。', null, null, null, null, null, null, '错', '应持证上岗。', '起重吊装', 2], story: '章节不是这门课的章', expected: 'refused' },
  { cells: [21, '混凝土浇筑时可以随意加水调整坍落度。', '简答题', null, null, null, null, null, '错', '严禁加水。', '主体结构工程', 2], story: '题型不是三种之一', expected: 'refused' },
  { cells: [22, '装配式构件吊装前应进行试吊。', null, null, null, null, null, null, '正确', '首次吊装应试吊。', '主体结构工程', 9], story: '难度 9 不在 1 到 5 里', expected: 'refused' },
  { cells: ['合计', 22], story: '末尾的合计不是题', expected: 'line' },
]

const upper = ['序号', '题干（请勿改动格式）', '题型', '备选项', null, null, null, null, '正确答案', '答案解析', '所属章节', '难易程度']
const lower = [null, null, null, 'A', 'B', 'C', 'D', 'E', null, null, null, null]

export async function makeSampleBankSheet(): Promise<Buffer> {
  const title: Row = [{ value: '建筑工程专业考试补充题（教研组整理）', columnSpan: upper.length, align: 'center', fontWeight: 'bold', fontSize: 16 }, ...upper.slice(1).map(() => null)]
  const rows: Row[] = [title, upper.map(heading), lower.map(heading), [], ...sampleBankRows.map(({ cells }) => cells.map(toCell))]
  return writeExcelFile(rows, { sheet: '补充题', columns: [6, 60, 10, 22, 22, 22, 22, 10, 10, 50, 22, 10].map((width) => ({ width })) }).toBuffer()
}

function heading(value: string | null): Cell {
  return value === null ? null : { value, fontWeight: 'bold', align: 'center', borderStyle: 'thin' }
}

function toCell(value: Value): Cell {
  if (value === null) return null
  if (typeof value === 'object') return { value: new Date(`${value.date}T00:00:00Z`), type: Date, format: 'm"月"d"日"' }
  return typeof value === 'number' ? { value, type: Number } : { value, type: String, wrap: true }
}
