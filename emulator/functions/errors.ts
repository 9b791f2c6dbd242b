export class UnknownFunction extends Error {
  override readonly name = 'UnknownFunction'
}

export class FunctionTimeout extends Error {
  override readonly name = 'FunctionTimeout'
}

export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
}

/** A function reached for something outside this machine. */
export class NoNetwork extends Error {
  override readonly name = 'NoNetwork'
}
