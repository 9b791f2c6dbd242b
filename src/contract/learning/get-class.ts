import * as v from 'valibot'
import { defineOperation } from '../operation'
import { filledText, id, list, record, text } from '../fields'
import { classView } from './class-view'

/** One class with the teaching rules in force (ENR-13). */
export const getClass = defineOperation({
  name: 'learning.getClass',
  function: 'trainee',
  summary: '班级：在线课程、教材、教学管理规定',
  request: record({ enrolmentId: id }),
  response: record({
    view: classView,
    teachingRules: record({ version: filledText(40), title: text(200), clauses: list(text(2000), 100), isAcknowledged: v.boolean() }),
  }),
  errors: [],
})
