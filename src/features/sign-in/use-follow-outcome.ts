// What happens after a door let somebody in.
import type { ResponseOf } from '../../contract'
import type { claim } from '../../contract/account/claim'
import { goTo, restartAt } from '../../platform/navigation'
import { beginFirstSession, boundByWeChat, setSession, useForgetEverything } from '../../transport'
import { routes } from '../../ui/routes'

type Outcome = ResponseOf<typeof claim>

/** An offer goes to the confirmation, a session that must set its password stays here, everything else is in. */
export function useFollowOutcome(): (outcome: Outcome) => void {
  const enter = useEnter()
  return (outcome) => {
    switch (outcome.kind) {
      case 'offer':
        return goTo(routes.claim, { offer: outcome.offer, name: outcome.maskedName, tail: outcome.idTail })
      case 'signed-in':
        return enter(boundByWeChat)
      case 'session':
        if (outcome.mustSetPassword) return beginFirstSession(outcome.session)
        return enter(outcome.session)
    }
  }
}

/** Another person may have used this device before: nothing of theirs is shown. */
export function useEnter(): (session: string) => void {
  const forgetEverything = useForgetEverything()
  return (session) => {
    forgetEverything()
    setSession(session)
    restartAt(routes.home)
  }
}
