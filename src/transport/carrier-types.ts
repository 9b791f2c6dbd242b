export interface CarryOptions {
  readonly timeoutMs: number
  /** The request may finish after its page is gone (a flush on closing). */
  readonly outlivesPage: boolean
}

/** `session` is the one the call was made with: an old answer must not end a newer session. */
export type Carried =
  | { readonly arrived: true; readonly body: unknown; readonly session: string | null }
  | { readonly arrived: false; readonly reason: string }
