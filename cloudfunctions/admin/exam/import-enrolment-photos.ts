import { importEnrolmentPhotos } from '../../../src/contract/exam/import-enrolment-photos'
import { maskName } from '../../../src/domain/account'
import { enrolmentPhotoLimits, type EnrolmentPhotoVerdict } from '../../../src/domain/photos'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { keepEnrolmentPhoto } from '../../platform/photos/keep-enrolment-photo'
import { recordLook } from '../../platform/record-look'
import { requireRules, requireSchool } from '../../platform/school'
import { requireFile } from '../../platform/spreadsheet'
import { judgeDelivery, type DeliveredPhoto } from './enrolment-photos'

const tooLarge = `照片太大：请缩小到 ${enrolmentPhotoLimits.maxSidePx} 像素、1 MB 以内`
const reasons = {
  take: '可以存入',
  stored: '早已存过这张照片',
  'no-id-number': '文件名里没有身份证号（或有两个）：请改成“身份证号.jpg”',
  'second-of-person': '同一位学员有两张照片，只看第一张',
  unknown: '没有找到身份证号是这个的学员：请核对文件名，或先导入报名表',
  'not-enrolled': '这位学员现在没有报名',
  withdrawn: '这位学员撤回了人脸照片的同意，不能再存',
  'someone-elses': '这张照片已经是另一位学员的：请核对是不是放错了',
  empty: '文件是空的',
  'not-an-image': '不是 JPG 或 PNG 照片：请另存为 .jpg',
  damaged: '照片不完整，打不开：请重新导出',
  'trailing-data': '照片后面带有别的内容：请用看图软件另存为 .jpg',
  'too-many-bytes': tooLarge,
  'too-large': tooLarge,
  'too-small': '照片太小：短边至少要 200 像素',
  'no-face': '看不到脸',
} as const satisfies Record<EnrolmentPhotoVerdict, string>

export const importEnrolmentPhotosHandler = handler(importEnrolmentPhotos, {
  async load(context, input) {
    await requireOperator(context, input)
    const rules = await requireRules(context, await requireSchool(context), undefined)
    return { rules, delivered: await judgeDelivery(context, input.path, await requireFile(context, input.path), rules) }
  },
  decide({ delivered }) {
    const refused = delivered.filter(({ verdict }) => verdict !== 'take' && verdict !== 'stored')
    return { taken: delivered.filter(({ verdict }) => verdict === 'take'), stored: delivered.filter(({ verdict }) => verdict === 'stored').length, refused }
  },
  async commit(context, { taken, stored, refused }, { rules, delivered }, input) {
    const rest = `${stored > 0 ? `；${stored} 张早已存过` : ''}${refused.length > 0 ? `；${refused.length} 张没有收，原因见下` : ''}`
    const shown = { counts: { 照片: delivered.length, 可存入: taken.length, 早已存过: stored, 没有收: refused.length }, lines: refused.map(describe) }
    if (!input.confirm || taken.length === 0) {
      await recordLook(context, importEnrolmentPhotos, input, 'dry run or nothing new', taken.flatMap(({ trainee }) => trainee?._id ?? []))
      const next = taken.length > 0 ? nextEvent(importEnrolmentPhotos.name, input, { confirm: true }) : null
      return { ...answerOperator(context, { sentence: `${taken.length > 0 ? '试算' : '没有新的照片'}：${delivered.length} 张照片里 ${taken.length} 张可存入${rest}。`, ...shown, next }), taken: 0 }
    }
    const alike: string[] = []
    for (const { trainee, enrolment, photo } of taken) {
      if (!trainee || !enrolment || !photo) throw new Error('a photo without its person was to be taken in')
      const looksLike = await keepEnrolmentPhoto(context, { trainee, enrolment, photo, rules }, { operatorId: input.operator, operation: importEnrolmentPhotos.name, reason: input.reason })
      if (looksLike) alike.push(`${who({ trainee })}：和另一位学员的照片很像，请核对是不是放错了`)
    }
    return { ...answerOperator(context, { sentence: `已存入 ${taken.length} 张报名照片${rest}。照片只用于考试照片的核对。“${folderOf(input.path)}”里的原文件不再需要，请从云存储删除。`, ...shown, lines: [...alike, ...shown.lines] }), taken: taken.length }
  },
})

function describe(photo: DeliveredPhoto): string {
  return `${who(photo)}：${reasons[photo.verdict]}`
}

/** The console keeps its answers: no whole number, also not out of a file's name. */
function who({ trainee, fileName = '' }: { readonly trainee: DeliveredPhoto['trainee']; readonly fileName?: string }): string {
  if (trainee) return `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）`
  const base = fileName.split('/').at(-1) ?? ''
  return `文件“${base.replace(/\d{8,}(?=[\dXx]{4})/g, '…').slice(0, 60)}”`
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/') || '云存储'
}
