import * as v from 'valibot'
import { specialties } from '../../domain/specialty'
import { day, filledText, id, record, text } from '../fields'
import { defineOperation } from '../operation'
import { confirm, jobProgress, operatorAnswer, operatorFields } from './operator-fields'

/** The same title again takes in those who have paid since. */
export const openClass = defineOperation({
  name: 'class.open',
  function: 'admin',
  summary: '开班：收入本专业已缴清、未编班的学员，说明谁没收入和原因，并排队发开班短信',
  request: record({
    ...operatorFields,
    specialty: v.picklist(specialties),
    title: filledText(60),
    opensOn: day,
    closesOn: v.optional(v.nullable(day), null),
    textbookPlace: v.optional(text(200)),
    confirm,
  }),
  response: record({ ...operatorAnswer, classId: v.nullable(id), job: jobProgress }),
  errors: ['OPERATOR_REFUSED', 'SCHOOL_NOT_READY', 'CLASS_REFUSED'],
})
