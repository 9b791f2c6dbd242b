// The functions' only way to print. Nothing personal goes in: ids, codes, durations.

type Field = string | number | boolean | null

/* eslint-disable no-console -- the one log of the functions; CloudBase keeps what is printed */
export function logEvent(event: string, fields: Readonly<Record<string, Field>>): void {
  console.log(JSON.stringify({ event, ...fields }))
}

export function logFailure(event: string, error: unknown, fields: Readonly<Record<string, Field>>): void {
  console.error(JSON.stringify({ event, ...fields, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
}
