import { openLink } from '../../../src/contract/exam/open-link'
import { holderHashOf, requireLink } from '../../platform/exam/review-link'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { sameHash } from '../../platform/sealing'
import { findWaiting, reviewItem } from './review-items'

/** As many as fit a screen's work; the page asks again for the next. */
const itemsPerCall = 10

export const openLinkHandler = handler(openLink, {
  async load(context, { link: token }) {
    const opened = await requireLink(context, token)
    return { ...opened, waiting: await findWaiting(context, opened) }
  },
  decide({ link }, { holder }, { newToken }) {
    // Whether a given holder is the right one is compared in commit, where the keyed hash is at hand.
    if (link.holderHash !== null && holder === null) throw new Refusal('REVIEW_LINK_TAKEN', 'another browser opened the link')
    return link.holderHash === null ? { holder: newToken(), isFirst: true } : { holder: holder ?? '', isFirst: false }
  },
  async commit(context, { holder, isFirst }, { link, reviewer, waiting }) {
    const holderHash = holderHashOf(context, holder)
    if (isFirst) {
      const isOpened = await context.database.updateIf('review_links', { _id: link._id, version: link.version }, { openedAtMs: context.nowMs, holderHash, version: link.version + 1 })
      if (!isOpened) throw new CommitConflict('the link was opened at the same moment')
    } else if (!sameHash(holderHash, link.holderHash ?? '')) {
      throw new Refusal('REVIEW_LINK_TAKEN', 'another browser opened the link')
    }
    const items = await Promise.all(waiting.slice(0, itemsPerCall).map((review) => reviewItem(context, review)))
    return { holder, reviewer: reviewer.name, expiresInMs: link.expiresAtMs - context.nowMs, remaining: waiting.length, items }
  },
})
