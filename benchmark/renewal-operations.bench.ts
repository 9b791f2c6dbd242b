// Database operations of a renewal, an opening, an exercise, an exam and every page view, counted by the emulator; and
// the database time of an hour of watching beside a PlayEdu-shaped path on the same engine.
import { describeMachine } from './machine'
import { countOperations, type Counted } from './operations/count'
import { measureDatabaseTime } from './operations/database-time'

const repetitions = 7

async function main(): Promise<void> {
  console.log(describeMachine())
  console.log('\noperation                     reads writes transactions')
  for (const { operation, note, reads, writes, transactions } of await countOperations()) print({ operation, note, reads, writes, transactions })
  const time = await measureDatabaseTime(repetitions)
  console.log(`\ndatabase time per learner-hour, medians of ${repetitions} interleaved repetitions:`)
  console.log(`  18.5 renewals of one conditional update each: ${time.oursMs.toFixed(0)} ms`)
  console.log(`  360 PlayEdu-shaped reports of 5 reads and 3 writes each: ${time.theirsMs.toFixed(0)} ms`)
  console.log(`  ratio 1/${(time.theirsMs / time.oursMs).toFixed(0)} (repetitions ${time.ratios.map((ratio) => ratio.toFixed(0)).join(', ')})`)
  console.log(describeMachine())
}

function print({ operation, note, reads, writes, transactions }: Counted): void {
  console.log(`${operation.padEnd(30)}${String(reads).padStart(5)}${String(writes).padStart(7)}${String(transactions).padStart(13)}   ${note}`)
}

void main()
