// node scripts/run.mjs sample/bank/make-bank-sheet.ts: writes the sample's question sheet anew.
import fs from 'node:fs'
import path from 'node:path'
import { makeSampleBankSheet, sampleBankFile } from './bank-sheet'

makeSampleBankSheet().then(
  (bytes) => fs.writeFileSync(path.resolve('sample', 'bank', sampleBankFile), bytes),
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)
