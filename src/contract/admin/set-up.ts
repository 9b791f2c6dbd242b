import * as v from 'valibot'
import { filledText, id, list, record, text } from '../fields'
import { defineOperation } from '../operation'
import { filePath, operatorAnswer, operatorFields } from './operator-fields'

const clauses = record({ version: id, title: filledText(100), clauses: v.pipe(list(filledText(1000), 60), v.minLength(1)) })

export const setUp = defineOperation({
  name: 'school.setUp',
  function: 'admin',
  summary: '填写或修改学校资料：联系方式、教学管理规定、考试须知、照片授权书、印章、现行规则',
  request: record({
    ...operatorFields,
    name: filledText(100),
    address: text(200),
    phone: filledText(40),
    officeHours: filledText(100),
    textbookPlace: text(200),
    teachingRules: clauses,
    examNotice: clauses,
    facePhotoConsent: clauses,
    sealPath: v.optional(v.nullable(filePath), null),
    /** May name a set that is published later; nobody is enrolled before it is. */
    currentRuleSetId: id,
  }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'FILE_MISSING'],
})
