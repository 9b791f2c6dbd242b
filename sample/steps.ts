// One operation after the other; a refused one ends the loading with the operation's own words.
export interface SampleEnvelope {
  readonly ok: boolean
  readonly data?: unknown
  readonly error?: { readonly code: string; readonly message: string; readonly details?: unknown }
}

/** What the loader needs of a cloud: the operators' two doors, its clock, and the key for the first appointment. */
export interface SampleHost {
  console(functionName: string, event: unknown): Promise<SampleEnvelope>
  putFile(path: string, bytes: Uint8Array): Promise<void>
  now(): number
  secret(name: string): string
}

export interface Steps {
  /** The answer's data; throws for a refusal. */
  run(operation: string, input: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}

export function runSteps(host: SampleHost, as: Readonly<Record<string, string>> = {}): Steps {
  return {
    async run(operation, input) {
      const answer = await host.console('admin', { operation, input: { ...as, ...input } })
      if (answer.ok) return answer.data as Readonly<Record<string, unknown>>
      const details = answer.error?.details === undefined ? '' : ` ${JSON.stringify(answer.error.details)}`
      throw new Error(`${operation}: ${answer.error?.code ?? 'no answer'} ${answer.error?.message ?? ''}${details}`)
    },
  }
}
