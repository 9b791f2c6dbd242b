import { getSchool } from '../contract/account/get-school'
import type { ResponseOf } from '../contract'
import { useAnswer } from './use-answer'

/** Whom to ask (SCR-03); undefined until the first answer. */
export function useSchool(): ResponseOf<typeof getSchool> | undefined {
  return useAnswer(getSchool, {}).data
}
