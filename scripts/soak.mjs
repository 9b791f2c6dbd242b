// npm run soak [-- <name> … | all]: the long proofs that `npm test` runs small.
import { runByName } from './programs.mjs'

await runByName({
  title: 'Long proofs',
  folder: 'tests/soak',
  ending: '.soak.ts',
  command: 'npm run soak',
  words: process.argv.slice(2),
})
