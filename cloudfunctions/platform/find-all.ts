// All documents that fit, page by page on `_id` (no skip).
import type { Where } from './cloudbase/database'
import type { CollectionName, Documents } from './collections'
import type { Context } from './context'
import { mapInParallel } from './retry'

const pageSize = 1000
const idsPerQuery = 500

export async function findAll<C extends CollectionName>(context: Pick<Context, 'database'>, collection: C, where: Where<C>, max = 200_000): Promise<Documents[C][]> {
  const all: Documents[C][] = []
  let after = ''
  while (all.length < max) {
    const page = await context.database.find(collection, { ...where, _id: { gt: after } } as Where<C>, { orderBy: [['_id', 'asc']], limit: pageSize })
    all.push(...page)
    if (page.length < pageSize) break
    after = page.at(-1)?._id ?? ''
  }
  return all
}

/** The documents of these ids, in no order; absent ones are left out. */
export async function findByIds<C extends CollectionName>(context: Pick<Context, 'database'>, collection: C, ids: readonly string[]): Promise<Documents[C][]> {
  return findWhereIn(context, collection, '_id' as keyof Documents[C] & string, ids)
}

/** The documents whose field has one of the values, in no order. */
export async function findWhereIn<C extends CollectionName>(context: Pick<Context, 'database'>, collection: C, field: keyof Documents[C] & string, values: readonly string[]): Promise<Documents[C][]> {
  const distinct = [...new Set(values)]
  const pages = Array.from({ length: Math.ceil(distinct.length / idsPerQuery) }, (_, index) => distinct.slice(index * idsPerQuery, (index + 1) * idsPerQuery))
  const found = await mapInParallel(pages, 4, (page) => (field === '_id' ? context.database.find(collection, { _id: { in: page } } as unknown as Where<C>, { limit: pageSize }) : findAll(context, collection, { [field]: { in: page } } as unknown as Where<C>)))
  return found.flat()
}
