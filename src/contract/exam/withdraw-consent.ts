import * as v from 'valibot'
import { defineOperation } from '../operation'
import { nothing, record } from '../fields'

/** Withdraws the consent; photos are no longer taken, the exam is verified in person (PRV-01). */
export const withdrawConsent = defineOperation({
  name: 'exam.withdrawConsent',
  function: 'trainee',
  summary: '撤回人脸照片的同意',
  request: nothing,
  response: record({ withdrawn: v.boolean() }),
  errors: [],
})
