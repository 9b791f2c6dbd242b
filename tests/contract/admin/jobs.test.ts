import { dataOf } from '../local-cloud'
import { countOf, openSchoolWithPeople, payAll, personRow, todayInUtc8, workbook, heading } from './arrange'

const run = { operation: 'timer.jobs', input: {} }

test('a job cut in the middle converges: done again, nobody is written twice (OPS-04, integrity 35)', async () => {
  const school = await openSchoolWithPeople(1)
  try {
    const people = 230
    await school.put('incoming/long.xlsx', await workbook([heading, ...Array.from({ length: people }, (_, index) => personRow(100 + index))]))
    dataOf(await school.admin('roster.import', { path: 'incoming/long.xlsx', confirm: true }))
    // Two runners at once: the job is held by one.
    await Promise.all([school.cloud.console('timer', run), school.cloud.console('timer', run)])
    const [job] = await school.read<{ state: string; done: number }>('jobs')
    const again = dataOf(await school.admin('roster.import', { path: 'incoming/long.xlsx', confirm: true }))
    const logs = await school.read('operator_log', { operation: 'roster.import', effect: `job finished, ${people} people` })
    expect([job?.state, job?.done, countOf(again, '已报过'), logs.length, await planLeft()]).toEqual(['done', people, people, 1, false])

    const enrolments = await school.read<{ _id: string }>('enrolments')
    expect(enrolments.length).toBe(people + 1)

    async function planLeft(): Promise<boolean> {
      const [roster] = await school.read<{ _id: string; fileName: string }>('rosters', { fileName: 'long.xlsx' })
      return (await fetch(`${school.cloud.url}/emulator/storage/rosters/${roster?._id}-plan.sealed`)).ok
    }
  } finally {
    await school.stop()
  }
}, 120_000)

test('a large class is filled by the timer; a repeat shows the progress (OPS-04)', async () => {
  const people = 210
  const school = await openSchoolWithPeople(people)
  try {
    await school.cloud.console('timer', run)
    for (const [index, part] of [150, 60].entries()) await payAll(school, part, `P-${index}`)
    const open = () => school.admin<{ job: { state: string; total: number } | null; counts: { label: string; value: number }[] }>('class.open', { specialty: 'building', title: '大班', opensOn: todayInUtc8(), confirm: true })
    const first = dataOf(await open())
    const repeat = dataOf(await open())
    await school.cloud.console('timer', run)
    const joined = await school.read('enrolments', { classId: (await school.read<{ _id: string }>('classes'))[0]?._id })
    expect([first.job, repeat.job?.state, joined.length, (await school.read('messages', { kind: 'class-opening' })).length]).toEqual([expect.objectContaining({ state: 'running', total: people }), 'running', people, people])
  } finally {
    await school.stop()
  }
}, 120_000)
