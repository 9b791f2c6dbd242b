import { getSchool } from '../../../src/contract/account/get-school'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

export const getSchoolHandler = handler(getSchool, {
  load: (context) => context.database.get('school', 'school'),
  decide(school) {
    if (!school) throw new Refusal('NOT_FOUND', 'the school is not set up')
    return { name: school.name, address: school.address, phone: school.phone, officeHours: school.officeHours }
  },
  commit: async (_context, answer) => answer,
})
