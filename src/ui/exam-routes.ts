// On which page a step of the exam is done (EXM-01). Steps that only wait have none: the overview shows them.
// Every one of these pages takes ?enrolment=.
import { routes, type Route } from './routes'

const examStepRoutes = {
  notice: routes.examNotice,
  consent: routes.examNotice,
  identity: routes.examIdentity,
  'entry-photo': routes.examPhoto,
  'exit-photo': routes.examPhoto,
  ready: routes.examRoom,
  'in-progress': routes.examRoom,
} as const satisfies Record<string, Route>

export function examRouteOf(stepKind: string): Route | null {
  return stepKind in examStepRoutes ? examStepRoutes[stepKind as keyof typeof examStepRoutes] : null
}
