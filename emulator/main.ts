// npm start: the local cloud in a terminal. Ctrl-C stops everything.
import { DirectoryInUse } from './database'
import { printWelcome } from './welcome'
import { startEmulator } from './start'

const DEFAULT_PORT = 3900

async function main(): Promise<void> {
  // in the cloud it would end one function instance; here it must not end everybody's work
  process.on('unhandledRejection', (error) => console.error('*** UNHANDLED REJECTION ***', error))
  const emulator = await startEmulator({ port: portFrom(process.env['PORT']), dataDir: process.env['DATA_DIR'] ?? '.data' })
  let isStopping = false

  function stop(): void {
    if (isStopping) process.exit(130) // asked twice: nothing acknowledged is lost by not waiting
    isStopping = true
    emulator.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }

  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  printWelcome(emulator)
}

function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${text}`)
  return port
}

function fail(error: unknown): void {
  console.error(sentenceFor(error) ?? error)
  process.exit(1)
}

/** What a person can mend needs no stack. */
function sentenceFor(error: unknown): string | undefined {
  if (error instanceof DirectoryInUse) return error.message
  return (error as { code?: string }).code === 'EADDRINUSE' ? `Port ${process.env['PORT'] ?? DEFAULT_PORT} is taken; choose another with PORT=…` : undefined
}

main().catch(fail)
