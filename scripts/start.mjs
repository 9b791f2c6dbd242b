// npm start: install what is missing, build what changed, run the local cloud with the H5 client.
import { buildClient } from './build-client.mjs'
import { buildFunctions } from './build-functions.mjs'
import { ensureInstalled } from './install.mjs'
import { runTool } from './run.mjs'

const BUILD_NOTICE = 'Preparing the server functions and the web client (the first time takes about a minute) …'

await ensureInstalled()
console.error(BUILD_NOTICE)
try {
  await buildFunctions({ onlyIfChanged: true })
  await buildClient('h5', { onlyIfChanged: true })
} catch (error) {
  console.error(String(error))
  process.exit(1)
}
await runTool('emulator/main.ts', process.argv.slice(2))
