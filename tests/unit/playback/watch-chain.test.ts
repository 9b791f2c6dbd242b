// The watch chain (PRV-04): every stretch is a link, whichever way it was credited, and anybody with the key can
// recompute the head that closing anchors.
import { nextHead } from '../../../cloudfunctions/platform/evidence'
import type { DeskDocument, ProgressDocument } from '../../../cloudfunctions/platform/documents/learning'
import { closeLeaseHandler } from '../../../cloudfunctions/trainee/learning/close-lease'
import { openLessonHandler } from '../../../cloudfunctions/trainee/learning/open-lesson'
import { renewLeaseHandler } from '../../../cloudfunctions/trainee/learning/renew-lease'
import { reportLateHandler } from '../../../cloudfunctions/trainee/learning/report-late'
import { resumeAfterMissHandler } from '../../../cloudfunctions/trainee/learning/resume-after-miss'
import type { ResponseOf } from '../../../src/contract'
import type { openLesson } from '../../../src/contract/learning/open-lesson'
import { byComputer, byPhone, chainKey, contextAt, newStudy, run, startMs, traineeId } from './study-case'

type Opened = ResponseOf<typeof openLesson>

it('is recomputed from the stretches of all lessons, in their order: renewed, displaced, late, frozen, given back', async () => {
  const memory = newStudy()
  const opening = { enrolmentId: 'enrolment-1', lessonId: 'lesson-1', page: 'phone', device: '手机微信', takeOver: false }
  const at = (seconds: number, by = byPhone) => contextAt(memory, startMs + seconds * 1000, by)

  const first = await run<Opened>(openLessonHandler, at(0), opening)
  const renewed = await run<Opened['lease']>(renewLeaseHandler, at(100), { token: first.lease.token, segments: [[0, 90_000]], positionMs: 90_000 })
  const second = await run<Opened>(openLessonHandler, at(150, byComputer), { ...opening, lessonId: 'lesson-2', page: 'computer', takeOver: true })
  await run(reportLateHandler, at(160), { token: renewed.token, segments: [[90_000, 140_000]] })
  // long enough for a check under the production rules
  let token = second.lease.token
  let check = second.lease.check
  let frontierMs = 0
  for (let seconds = 350; check === null && seconds < 3_000; seconds += 200) {
    const lease = await run<Opened['lease']>(renewLeaseHandler, at(seconds, byComputer), { token, segments: [[frontierMs, frontierMs + 190_000]], positionMs: 0 })
    ;({ token, check, frontierMs } = lease)
  }
  const resumed = await run<{ lease: Opened['lease'] | null }>(resumeAfterMissHandler, at(3_100), { code: check?.code ?? '', shownForMs: 0 })
  const closed = await run<Opened['lease']>(closeLeaseHandler, at(3_120, byComputer), { token, segments: [], positionMs: 0 })

  const stretches = ['lesson-1', 'lesson-2'].flatMap((lesson) => memory.peek<ProgressDocument>('progress', `period-1_${lesson}`)?.stretches ?? []).sort((a, b) => a.n - b.n)
  const desk = memory.peek<DeskDocument>('desks', traineeId)
  const recomputed = stretches.reduce((head, stretch) => nextHead(chainKey, head, { ...stretch }), '')
  expect([resumed.lease, closed.state]).toEqual([null, 'closed'])
  expect({ places: stretches.map(({ n }) => n), reasons: [...new Set(stretches.map(({ reason }) => reason))].sort(), head: recomputed }).toEqual({
    places: stretches.map((_, index) => index + 1),
    reasons: ['check-due', 'credited'],
    head: desk?.head,
  })
})
