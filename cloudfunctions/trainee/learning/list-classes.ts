import { listClasses } from '../../../src/contract/learning/list-classes'
import { handler } from '../../platform/handler'
import { viewClass } from './class-views'
import { readDeskFirst } from './desk-first'
import { loadStudy } from './study'

export const listClassesHandler = handler(listClasses, {
  load: async (context) => loadStudy(context, await readDeskFirst(context)),
  decide: (study, _input, { nowMs }) => ({ classes: study.enrolments.map((own) => viewClass(study, own, nowMs)) }),
  commit: async (_context, answer) => answer,
})
