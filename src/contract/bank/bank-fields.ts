import * as v from 'valibot'
import { count } from '../fields'

/** As courses are named when they are published; without `_`, which joins ids in document keys. */
export const courseName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,40}$/))
export const courseVersion = v.pipe(count(100_000), v.minValue(1))
