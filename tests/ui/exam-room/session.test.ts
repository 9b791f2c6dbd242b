import fc from 'fast-check'
import { minuteMs, secondMs } from '../../../src/domain/units'
import { saveView } from '../../../src/features/exam-room/view'
import { examMs, openRoom, type Room, type Weather } from './arrange'
import { seed } from '../../seed'

function letters(room: Room): Record<string, string> {
  return Object.fromEntries(Object.entries(room.session.state().answers).map(([questionId, { letters: chosen }]) => [questionId, chosen.join('')]))
}

describe('no answer is lost (EXM-06)', () => {
  test('every answer is saved by itself, without a tap on anything', async () => {
    const room = await openRoom()
    room.choose(1, 'B')
    room.choose(2, 'C')
    room.choose(2, 'A')
    await room.settle()
    await room.pass(secondMs)

    expect(room.stored()).toEqual({ q1: 'B', q2: 'AC' })
    expect(saveView(room.session.state())).toEqual({ word: 'saved', waiting: 0 })
  })

  test('a save that fails is said honestly and repeated until it is through', async () => {
    const room = await openRoom()
    room.weather = 'request-lost'
    room.choose(1, 'B')
    await room.settle()
    const offline = saveView(room.session.state())
    await room.pass(minuteMs)
    room.choose(3, 'A')
    room.weather = 'fine'
    await room.pass(10 * secondMs)

    expect(offline).toEqual({ word: 'offline', waiting: 1 })
    expect(room.stored()).toEqual({ q1: 'B', q3: 'A' })
    expect(saveView(room.session.state())).toEqual({ word: 'saved', waiting: 0 })
  })

  test('a save whose reply is lost arrives twice and changes nothing', async () => {
    const room = await openRoom()
    room.weather = 'reply-lost'
    room.choose(1, 'B')
    await room.settle()
    room.weather = 'fine'
    await room.pass(5 * secondMs)

    expect(room.stored()).toEqual({ q1: 'B' })
    expect(room.server.answers[0]?.revision).toBe(1)
    expect(saveView(room.session.state()).word).toBe('saved')
  })

  test('an answer changed while its save is under way reaches the server in its last form', async () => {
    const room = await openRoom()
    room.choose(1, 'B')
    room.choose(1, 'D')
    await room.settle()
    await room.pass(secondMs)

    expect(room.stored()).toEqual({ q1: 'D' })
  })

  test('a page that is killed offline hands its answers in when it is opened again', async () => {
    const room = await openRoom()
    room.weather = 'request-lost'
    room.choose(1, 'B')
    room.choose(4, 'C')
    room.session.send({ kind: 'mark' })
    await room.settle()
    room.weather = 'fine'
    await room.killAndReopen()
    await room.settle()

    expect(room.stored()).toEqual({ q1: 'B', q4: 'C' })
    expect(room.server.epoch).toBe(1)
    const { index, marked } = room.session.state()
    expect({ index, marked }).toEqual({ index: 3, marked: ['q4'] })
  })

  test('a page killed between a lost reply and a change hands in the change', async () => {
    const room = await openRoom()
    room.weather = 'reply-lost'
    room.choose(1, 'B')
    await room.settle()
    room.weather = 'request-lost'
    room.choose(1, 'C')
    await room.settle()
    room.weather = 'fine'
    await room.killAndReopen()
    await room.settle()

    expect(room.stored()).toEqual({ q1: 'C' })
  })

  test('whatever is lost, killed or repeated, in the end the server has what the person saw last', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('choose' as const), question: fc.integer({ min: 1, max: 6 }), letter: fc.constantFrom('A', 'B') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('weather' as const), weather: fc.constantFrom<Weather>('fine', 'request-lost', 'reply-lost', 'server-busy', 'slow') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 500, max: 20_000 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('online' as const) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const room = await openRoom()
        const meant: Record<string, string> = {}
        for (const each of steps) {
          if (each.kind === 'choose' && room.session.state().phase.kind === 'answering') {
            room.choose(each.question, each.letter)
            meant[`q${each.question}`] = letters(room)[`q${each.question}`] ?? ''
          }
          if (each.kind === 'release') await room.release()
          if (each.kind === 'weather') room.weather = each.weather
          if (each.kind === 'pass') await room.pass(each.ms)
          if (each.kind === 'kill') await room.killAndReopen()
          if (each.kind === 'online') room.session.send({ kind: 'network', isOnline: true })
          await room.settle()
        }
        room.weather = 'fine'
        await room.release()
        if (room.session.state().phase.kind !== 'answering') room.session.send({ kind: 'start' })
        await room.settle()
        await room.pass(40 * secondMs)
        expect(letters(room)).toEqual(meant)
        expect(room.stored()).toEqual(meant)
      }),
      { seed, numRuns: 300 },
    )
  })

  test('a save that the device could not keep, arriving after its page is gone, does not beat the answer on the screen', async () => {
    const room = await openRoom()
    room.isStorageFull = true
    room.weather = 'slow'
    room.choose(1, 'A')
    await room.settle()
    room.weather = 'fine'
    await room.killAndReopen()
    room.weather = 'slow'
    room.choose(1, 'B')
    room.weather = 'fine'
    await room.release()
    await room.pass(secondMs)

    expect({ stored: room.stored(), shown: letters(room) }).toEqual({ stored: { q1: 'B' }, shown: { q1: 'B' } })
  })

  test('a device that cannot keep anything says so', async () => {
    const room = await openRoom()
    room.isStorageFull = true
    room.weather = 'request-lost'
    room.choose(1, 'B')
    await room.settle()

    expect(room.session.state().isKept).toBe(false)
  })

  test('a session that ended costs no answer: they wait on the device and follow after signing in', async () => {
    const room = await openRoom()
    room.isSignedIn = false
    room.choose(1, 'B')
    await room.settle()
    const phase = room.session.state().phase.kind
    room.isSignedIn = true
    room.session.send({ kind: 'shown' })
    await room.settle()

    expect(phase).toBe('signed-out')
    expect(room.stored()).toEqual({ q1: 'B' })
  })
})

describe('one device at a time (EXM-06)', () => {
  test('the page that lost the paper to another device stops and names it', async () => {
    const room = await openRoom()
    await room.openElsewhere()
    room.choose(1, 'B')
    await room.settle()

    expect(room.session.state().phase).toEqual({ kind: 'taken-over', device: '电脑浏览器' })
    expect(room.stored()).toEqual({})
  })

  test('a quiet page notices within half a minute', async () => {
    const room = await openRoom()
    await room.openElsewhere()
    await room.pass(31 * secondMs)

    expect(room.session.state().phase.kind).toBe('taken-over')
  })

  test('back on the first device, its unsaved answers follow and the other device keeps what it changed', async () => {
    const room = await openRoom()
    room.choose(1, 'A')
    await room.settle()
    room.weather = 'request-lost'
    room.choose(1, 'B')
    room.choose(1, 'C')
    room.choose(3, 'A')
    await room.settle()
    room.weather = 'fine'
    const other = await room.openElsewhere()
    other.send({ kind: 'choose', letter: 'D' })
    await room.settle()
    await room.pass(10 * secondMs)
    room.session.send({ kind: 'start' })
    await room.settle()
    await room.pass(secondMs)

    expect(room.stored()).toEqual({ q1: 'D', q3: 'A' })
    expect(letters(room)).toEqual({ q1: 'D', q3: 'A' })
  })

  test('back on the first device, a change that never left it stands when nobody touched that answer', async () => {
    const room = await openRoom()
    room.weather = 'reply-lost'
    room.choose(1, 'B')
    await room.settle()
    room.weather = 'request-lost'
    room.choose(1, 'C')
    await room.settle()
    room.weather = 'fine'
    await room.openElsewhere()
    await room.pass(10 * secondMs)
    room.session.send({ kind: 'start' })
    await room.settle()
    await room.pass(secondMs)

    expect(room.stored()).toEqual({ q1: 'C' })
  })
})

describe('the end (EXM-02, EXM-06)', () => {
  test('handing in takes along what was never saved, and clears the device', async () => {
    const room = await openRoom()
    room.weather = 'request-lost'
    room.choose(1, 'B')
    await room.settle()
    room.weather = 'fine'
    room.session.send({ kind: 'submit' })
    await room.settle()

    expect(room.stored()).toEqual({ q1: 'B' })
    expect(room.session.state().phase).toEqual({ kind: 'submitted', isTimeUp: false, state: 'awaiting-exit-photo' })
    expect(room.storage.size).toBe(0)
  })

  test('handing in without a network is repeated by itself; a lost reply hands in once', async () => {
    const room = await openRoom()
    room.choose(1, 'B')
    await room.settle()
    room.weather = 'reply-lost'
    room.session.send({ kind: 'submit' })
    await room.settle()
    const waiting = room.session.state().phase
    room.weather = 'fine'
    await room.pass(10 * secondMs)

    expect(waiting).toEqual({ kind: 'submitting', isTimeUp: false, isSent: false })
    expect(room.session.state().phase.kind).toBe('submitted')
  })

  test('when time is up the page hands in by itself', async () => {
    const room = await openRoom()
    room.choose(1, 'B')
    await room.pass(examMs)

    expect(room.session.state().phase).toEqual({ kind: 'submitted', isTimeUp: true, state: 'awaiting-exit-photo' })
    expect(room.server.submittedBy).toBe('trainee')
  })

  test('a page that slept over the deadline learns what the server did', async () => {
    const room = await openRoom()
    room.choose(1, 'B')
    await room.settle()
    room.nowMs += examMs + minuteMs
    room.session.send({ kind: 'shown' })
    await room.settle()

    expect(room.session.state().phase).toEqual({ kind: 'submitted', isTimeUp: true, state: 'awaiting-exit-photo' })
    expect(room.server.submittedBy).toBe('time-out')
  })

  test('nothing can be changed after 交卷', async () => {
    const room = await openRoom()
    room.choose(1, 'B')
    await room.settle()
    room.weather = 'request-lost'
    room.session.send({ kind: 'submit' })
    room.choose(1, 'C')
    await room.settle()

    expect(letters(room)).toEqual({ q1: 'B' })
  })
})

describe('the clock is the server’s', () => {
  test('warnings come at 5 minutes and at 1 minute, once each', async () => {
    const room = await openRoom()
    const seen: string[] = []
    room.session.onTurn(() => {
      const { warning } = room.session.state()
      if (warning && seen.at(-1) !== warning.kind) seen.push(warning.kind)
    })
    await room.pass(examMs - secondMs)

    expect(seen).toEqual(['five-minutes', 'one-minute'])
    expect(room.session.state().warned).toEqual(['five-minutes', 'one-minute'])
  })

  test('a device clock that runs too slow is put right by the next save', async () => {
    const room = await openRoom()
    // the server is 30 s further than this device believes
    Object.defineProperty(room.server, 'deadlineMs', { value: examMs - 30 * secondMs })
    room.choose(1, 'B')
    await room.settle()

    expect(room.session.state().endsAt).toBe(examMs - 30 * secondMs)
  })
})
