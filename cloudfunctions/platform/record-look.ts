// Looking, exporting and trying out are recorded like changing (OPS-02).
import type { Context } from './context'
import { recordOperation } from './operators'

export async function recordLook(
  context: Pick<Context, 'database' | 'secrets' | 'nowMs' | 'requestId'>,
  operation: { readonly name: string },
  by: { readonly operator: string; readonly reason: string },
  effect: string,
  subjects: readonly string[] = [],
): Promise<void> {
  await context.database.transact((transaction) => recordOperation(transaction, context, { operatorId: by.operator, operation: operation.name, reason: by.reason, effect, subjects }))
}
