// npm run bench [-- <name> [arguments …] | all]: measurements; benchmark/README.md says how and with what results.
import { runByName } from './programs.mjs'

await runByName({
  title: 'Measurements',
  folder: 'benchmark',
  ending: '.bench.ts',
  command: 'npm run bench',
  words: process.argv.slice(2),
})
