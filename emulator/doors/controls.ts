// The emulator's own doors under /emulator: for tests, for people trying things out, never in a deployment.
import type http from 'node:http'
import { describeContract, type Catalogue } from '../contract'
import type { Clock } from '../clock'
import { sendFile, sendJson } from '../http'
import { faceOutcomes, provinceOutcomes, type FaceOutcome, type FaceService, type Outbox, type ProvinceOutcome, type ProvinceService } from '../services'
import type { Statistics } from '../statistics'
import type { FileStore } from '../storage'
import type { Schedule } from '../timers'
import type { PhoneCodes } from '../wechat'
import { DoorRefusal } from './envelopes'
import { readObject } from './reading'
import { route, type Route, type Visit } from './routes'

export interface ControlSurroundings {
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly schedule: Schedule
  readonly statistics: Statistics
  readonly outbox: Outbox
  readonly face: FaceService
  readonly province: ProvinceService
  readonly files: FileStore
  readonly phoneCodes: PhoneCodes
  readonly people: () => unknown
  readonly reset: () => void
  /** Runs one trigger now, whatever its expression says. */
  readonly fireTrigger: (name: string) => Promise<unknown>
}

export function controlRoutes(around: ControlSurroundings): readonly Route[] {
  const { clock, schedule, files } = around

  function clockState(ranTriggers: readonly string[] = []) {
    return { nowMs: clock.now(), offsetMs: clock.offsetMs(), ranTriggers }
  }

  async function advanceClock({ request, response }: Visit): Promise<void> {
    const { advanceMs } = await readObject(request)
    if (typeof advanceMs !== 'number') throw new DoorRefusal('BAD_REQUEST', 'advanceMs must be a number')
    clock.advance(advanceMs)
    sendJson(response, 200, clockState(await schedule.runDue()))
  }

  function reset({ response }: Visit): void {
    around.reset()
    sendJson(response, 200, { reset: true, ...clockState() })
  }

  async function issuePhoneCode({ request, response }: Visit): Promise<void> {
    const { phone } = await readObject(request)
    if (typeof phone !== 'string' || !/^\d{5,20}$/.test(phone)) throw new DoorRefusal('BAD_REQUEST', 'phone must be a number of digits')
    sendJson(response, 200, { code: around.phoneCodes.issue(phone) })
  }

  async function scriptFace({ request, response }: Visit): Promise<void> {
    const { outcome } = await readObject(request)
    if (!faceOutcomes.includes(outcome as FaceOutcome)) throw new DoorRefusal('BAD_REQUEST', `outcome is one of ${faceOutcomes.join(', ')}`)
    around.face.script(outcome as FaceOutcome)
    sendJson(response, 200, { outcome })
  }

  async function scriptProvince({ request, response }: Visit): Promise<void> {
    const { outcome } = await readObject(request)
    if (!provinceOutcomes.includes(outcome as ProvinceOutcome)) throw new DoorRefusal('BAD_REQUEST', `outcome is one of ${provinceOutcomes.join(', ')}`)
    around.province.script(outcome as ProvinceOutcome)
    sendJson(response, 200, { outcome })
  }

  async function putFile({ request, response, parts }: Visit): Promise<void> {
    await files.write(parts['*'] as string, request)
    sendJson(response, 200, { path: parts['*'] })
  }

  function getFile({ request, response, parts }: Visit): void {
    const isSent = sendFile(request, response, { place: files.place(parts['*'] as string), cacheControl: 'no-store' })
    if (!isSent) throw new DoorRefusal('NOT_FOUND', `There is no file ${parts['*']}`)
  }

  async function runTrigger({ response, parts }: Visit): Promise<void> {
    const name = parts['trigger'] as string
    if (!schedule.names.includes(name)) throw new DoorRefusal('NOT_FOUND', `There is no trigger ${name}; there are ${schedule.names.join(', ') || 'none'}`)
    sendJson(response, 200, { trigger: name, result: await around.fireTrigger(name) })
  }

  function statistics({ address, response }: Visit): void {
    const requestId = address.searchParams.get('requestId')
    sendJson(response, 200, requestId === null ? around.statistics.report() : (around.statistics.request(requestId) ?? null))
  }

  return [
    route('GET', '/emulator/contract', ({ response }) => sendJson(response, 200, describeContract(around.catalogue))),
    route('GET', '/emulator/people', ({ response }) => sendJson(response, 200, around.people())),
    route('GET', '/emulator/clock', ({ response }) => sendJson(response, 200, clockState())),
    route('POST', '/emulator/clock', advanceClock),
    route('POST', '/emulator/reset', reset),
    route('GET', '/emulator/outbox', ({ response }) => sendJson(response, 200, around.outbox.read())),
    route('GET', '/emulator/stats', statistics),
    route('DELETE', '/emulator/stats', ({ response }) => sendCleared(response, around.statistics)),
    route('POST', '/emulator/wechat/phone-code', issuePhoneCode),
    route('GET', '/emulator/face', ({ response }) => sendJson(response, 200, { outcome: around.face.outcome(), calls: around.face.calls() })),
    route('POST', '/emulator/face', scriptFace),
    route('GET', '/emulator/province', ({ response }) => sendJson(response, 200, { outcome: around.province.outcome() })),
    route('POST', '/emulator/province', scriptProvince),
    route('PUT', '/emulator/storage/*', putFile),
    route('GET HEAD', '/emulator/storage/*', getFile),
    route('POST', '/emulator/timer/:trigger', runTrigger),
  ]
}

function sendCleared(response: http.ServerResponse, statistics: Statistics): void {
  statistics.clear()
  sendJson(response, 200, { cleared: true })
}
