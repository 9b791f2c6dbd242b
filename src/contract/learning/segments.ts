import * as v from 'valibot'
import { duration, list } from '../fields'

/** How many segments one report may hold. A page joins neighbours, and reports before it has more. */
export const maxSegments = 240

/** Media time that the page played, in the order in which it was played: `[fromMs, toMs]`. */
export const segments = list(v.strictTuple([duration, duration]), maxSegments)
