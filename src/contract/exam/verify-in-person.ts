import * as v from 'valibot'
import { examPhotoPurposes } from '../../domain/photos'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { id, record } from '../fields'
import { examStep } from './exam-shapes'

/** Staff saw the person instead of a photo: before the exam, or after it, also when the term has passed (PHO-06, EXM-08). */
export const verifyInPerson = defineOperation({
  name: 'exam.verifyInPerson',
  function: 'admin',
  summary: '现场核验身份：代替考前或考后照片',
  request: record({ ...operatorFields, enrolmentId: id, stage: v.picklist(examPhotoPurposes) }),
  response: record({ ...operatorAnswer, step: examStep }),
  errors: ['OPERATOR_REFUSED', 'VERIFICATION_REFUSED'],
})
