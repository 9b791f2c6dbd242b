import { getSchool } from '../../../src/contract/account/get-school'
import { freedAt } from '../../platform/account/wechat-owner'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

export const getSchoolHandler = handler(getSchool, {
  async load(context) {
    const { identity, database } = context
    return { school: await database.get('school', 'school'), unboundAtMs: identity.kind === 'wechat' ? await freedAt(context, database, identity) : null }
  },
  decide({ school, unboundAtMs }) {
    if (!school) throw new Refusal('NOT_FOUND', 'the school is not set up')
    return { name: school.name, address: school.address, phone: school.phone, officeHours: school.officeHours, unboundAtMs }
  },
  commit: async (_context, answer) => answer,
})
