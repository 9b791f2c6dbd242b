// The sample's question sheet is as messy as it says, and readable where it says so.
import fs from 'node:fs'
import path from 'node:path'
import { readSheets } from '../../../cloudfunctions/platform/spreadsheet.lazy'
import { makeSampleBankSheet, sampleBankFile, sampleBankRows } from '../../../sample/bank/bank-sheet'
import { judgeBankSheets, mergeBank, type MergedRow } from '../../../src/domain/bank'
import type { Question } from '../../../src/domain/exercise'
import building from '../../../sample/catalogue/building.json'
import bank from '../../../sample/catalogue/building-exam.json'
import exercises from '../../../sample/catalogue/building-exercises.json'

const committed = () => fs.readFileSync(path.join(__dirname, '../../../sample/bank', sampleBankFile))

async function importIt(): Promise<readonly MergedRow[]> {
  const verdict = judgeBankSheets(await readSheets(committed()), building.chapters)
  if (verdict.kind === 'refused') throw new Error(verdict.missing.join())
  return mergeBank({ rows: verdict.rows, bank: bank.questions as Question[], exercises: exercises.questions as unknown as Question[], replace: false, idOf: (identity) => identity }).rows
}

it('is the sheet that its generator writes', async () => {
  expect(await readSheets(committed())).toEqual(await readSheets(await makeSampleBankSheet()))
})

it('says of every row what becomes of it, and why', async () => {
  const rows = await importIt()
  const expected = sampleBankRows.filter((row) => row.expected !== 'line').map((row) => [row.expected, row.story])
  expect(rows.map(({ outcome }, index) => [outcome, expected[index]?.[1]])).toEqual(expected)
})

it('holds one of each kind of damage that a teacher’s sheet has', async () => {
  const problems = (await importIt()).flatMap((row) => row.problems.map(({ code }) => code))
  expect(problems).toEqual([
    'CELL_NUMBER_DAMAGED', 'CELL_DATE', 'OPTION_GAP', 'STEM_SHOWS_KEY', 'KEY_OUTSIDE_OPTIONS', 'OPTIONS_EQUAL', 'DUPLICATE_IN_FILE', 'KEY_MISSING', 'DUPLICATE_IN_EXERCISES', 'CHAPTER_UNKNOWN', 'KIND_UNKNOWN', 'DIFFICULTY_OUTSIDE',
  ])
})
