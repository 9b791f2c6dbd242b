// A computer missed a check: the server keeps it as missed for the record and gives a fresh code (CHK-03, CHK-06).
import { callsOf, dueCheck, openPage, startBench } from './bench'

const missed = dueCheck({ via: 'qr', missed: true })

test('one tap shows a fresh code and waits for the phone again (CHK-03)', async () => {
  const bench = startBench({}, { next: { state: 'check-due', check: missed } })
  await openPage(bench)
  const before = { isMissed: bench.session.state().check?.missed, waits: callsOf(bench, 'waitForCheck').length }
  bench.session.send({ kind: 'check-resumed', outcome: { ok: true, data: { lease: null, check: { ...missed, code: 'c2' } }, serverTimeMs: 0 } })
  const after = { isMissed: bench.session.state().check?.missed, code: bench.session.state().check?.code, waits: callsOf(bench, 'waitForCheck').length }
  expect([before, after]).toEqual([{ isMissed: true, waits: 0 }, { isMissed: false, code: 'c2', waits: 1 }])
})

test('a held call that comes back without an answer leaves the code on the screen (CHK-06)', async () => {
  const bench = startBench({}, { next: { state: 'check-due', check: missed } })
  await openPage(bench)
  bench.session.send({ kind: 'check-resumed', outcome: { ok: true, data: { lease: null, check: { ...missed, code: 'c2' } }, serverTimeMs: 0 } })
  bench.session.send({ kind: 'check-waited', code: 'c2', outcome: { ok: true, data: { state: 'waiting', lease: null, check: { ...missed, code: 'c2' } }, serverTimeMs: 0 } })
  expect({ isMissed: bench.session.state().check?.missed, waits: callsOf(bench, 'waitForCheck').length }).toEqual({ isMissed: false, waits: 2 })
})
