import { defineOperation } from '../operation'
import { list, nothing, record } from '../fields'
import { classView } from './class-view'

/** 我的课程 → 我的班级 (CAT-01). */
export const listClasses = defineOperation({
  name: 'learning.listClasses',
  function: 'trainee',
  summary: '我的班级',
  request: nothing,
  response: record({ classes: list(classView, 20) }),
  errors: [],
})
