// The one-time link of a reviewer (PHO-07): 60 minutes, one browser, the attempts that waited when it was made.
import { minuteMs, type Milliseconds } from '../../../src/domain/units'
import type { Context } from '../context'
import type { ReviewLinkDocument } from '../documents/exam'
import type { StaffDocument } from '../documents/people'
import { Refusal } from '../refusal'

export const reviewLinkLifeMs: Milliseconds = 60 * minuteMs
/** How many attempts one link holds; the next link takes up the rest. */
export const attemptsPerLink = 100

export function linkIdOf(context: Pick<Context, 'lookupHash'>, link: string): string {
  return context.lookupHash('review-link', link)
}

export function holderHashOf(context: Pick<Context, 'lookupHash'>, holder: string): string {
  return context.lookupHash('review-holder', holder)
}

export interface OpenLink {
  readonly link: ReviewLinkDocument
  readonly reviewer: StaffDocument
}

/** The link and its reviewer, as long as both are good; a dismissed reviewer's links end. */
export async function requireLink(context: Pick<Context, 'database' | 'lookupHash' | 'nowMs'>, token: string): Promise<OpenLink> {
  const link = await context.database.get('review_links', linkIdOf(context, token))
  const reviewer = link && (await context.database.get('staff', link.operatorId))
  if (!link || link.expiresAtMs <= context.nowMs || !reviewer?.active || !reviewer.roles.includes('reviewer')) throw new Refusal('REVIEW_LINK_ENDED', 'the link is unknown or over')
  return { link, reviewer }
}
