// One employer, however its name is typed: spaces and the width of letters and brackets make no other company.
import { compactTextOf } from '../../../src/domain/sheet'
import type { Context } from '../context'

export function employerName(typed: string): string {
  return compactTextOf(typed).replace(/\(/g, '（').replace(/\)/g, '）')
}

/** `_id` of the employer's document. */
export function employerIdOf(context: Pick<Context, 'lookupHash'>, typed: string): string {
  return context.lookupHash('employer', employerName(typed))
}
