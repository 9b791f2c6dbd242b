// Puts the local cloud together and starts it.
import fs from 'node:fs'
import path from 'node:path'
import { createClock, lastWriteOf, type Clock } from './clock'
import { emptyCatalogue, loadCatalogue, type Catalogue } from './contract'
import { openDataDirectory, removeUnfinishedData } from './data-directory'
import { databaseActions, lockDirectory, openDatabase } from './database'
import { callRoutes, clientRoutes, controlRoutes, createPublicServer } from './doors'
import { createFunctionHost, ensureSecrets, functionEnvironment, openFunctionLog, readFunctionConfig, readManifest, type Addresses, type Caller, type FunctionHost, type Invocation } from './functions'
import { createGatewayServer, functionActions } from './gateway'
import { listen, stopListening } from './http'
import { phoneRoutes } from './phone'
import { findSampleLoader, readPeople, sampleHost, writePeople, type SampleLoader } from './sample'
import { createFaceService, createOutbox, createProvinceService, createServicesServer } from './services'
import { openSnapshot } from './snapshot'
import { createStatistics, type Statistics } from './statistics'
import { createSigner, openFileStore, storageActions, STORAGE_ROOT } from './storage'
import { createSchedule } from './timers'
import { createPhoneCodes, wechatActions } from './wechat'

export interface EmulatorOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly dataDir: string
  /** Where `cloudfunctions` and `h5` lie; by default `dist` of the checkout. */
  readonly distDir?: string
  /** true loads the sample, a function loads something else, false leaves the emulator empty. */
  readonly seed?: boolean | SampleLoader
  /** By default the checkout's contract. */
  readonly catalogue?: Catalogue
  /** Prints nothing about its own progress. */
  readonly quiet?: boolean
}

export interface Emulator {
  /** The public address, without a slash at its end. */
  readonly url: string
  readonly addresses: Addresses
  readonly clock: Clock
  readonly statistics: Statistics
  readonly people: () => unknown
  invoke(functionName: string, event: unknown, caller?: Caller): Promise<Invocation>
  close(): Promise<void>
}

export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const directory = openDataDirectory(path.resolve(options.dataDir))
  const unlock = lockDirectory(directory.root)
  try {
    return await startLocked(options, directory, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

async function startLocked(options: EmulatorOptions, directory: ReturnType<typeof openDataDirectory>, unlock: () => void): Promise<Emulator> {
  const say = options.quiet === true ? () => undefined : (text: string) => console.log(text)
  const distDirectory = path.resolve(options.distDir ?? 'dist')
  const functionsDirectory = path.join(distDirectory, 'cloudfunctions')
  removeUnfinishedData(directory)
  const manifest = readManifest(functionsDirectory)
  const secrets = ensureSecrets(directory.root, manifest.secrets ?? [])
  const catalogue = options.catalogue ?? (await loadCatalogue().catch(reportNoContract))

  const lastWriteMs = lastWriteOf(directory.database)
  const database = openDatabase(directory.database, manifest.collections)
  const files = openFileStore(directory.files)
  const snapshot = openSnapshot(directory.root, database.file, files)
  if (snapshot.exists() && snapshot.isRestoring()) restoreSnapshot()
  const clock = createClock(database.file, lastWriteMs)
  const statistics = createStatistics()
  const log = openFunctionLog(directory.log, clock.now)
  const outbox = createOutbox(database.file)
  const face = createFaceService()
  const province = createProvinceService(outbox, clock.now)
  const phoneCodes = createPhoneCodes(clock.now)
  const signer = createSigner(database.file)

  const addresses = { gateway: '', services: '', public: '' }
  const host: FunctionHost = createFunctionHost({
    functionsDirectory,
    clock,
    statistics,
    log,
    environment: () => functionEnvironment(manifest, secrets, addresses, STORAGE_ROOT),
  })
  const schedule = createSchedule(timerTriggers(functionsDirectory), clock, database.file, async (name, dueMs) => {
    await fireTrigger(name, dueMs).catch((error: unknown) => console.error(`timer ${name}:`, error))
  })

  const gatewayServer = createGatewayServer({
    actions: {
      ...databaseActions(database, clock.now, statistics.scan),
      ...storageActions({ files, signer, now: clock.now, uploadOrigin: () => addresses.gateway, publicOrigin: () => addresses.public }),
      ...wechatActions(phoneCodes, outbox, clock.now),
      ...functionActions(() => host),
    },
    files,
    signer,
    statistics,
    isCutOff: host.isCutOff,
  })
  const servicesServer = createServicesServer(outbox, face, province, clock.now)
  const routes = [
    ...callRoutes({ host, catalogue, statistics, now: clock.now }),
    ...controlRoutes({
      catalogue, clock, schedule, statistics, outbox, face, province, files, phoneCodes,
      people: () => readPeople(directory.people),
      reset,
      fireTrigger: (name) => fireTrigger(name, clock.now()),
    }),
    ...phoneRoutes(path.join(distDirectory, 'h5'), () => readPeople(directory.people)),
    ...clientRoutes({ h5Directory: path.join(distDirectory, 'h5'), files, signer, now: clock.now }),
  ]
  const publicServer = createPublicServer(routes, clock.now)
  const servers = [publicServer, gatewayServer, servicesServer]

  function restoreSnapshot(): void {
    snapshot.restore()
    database.reload()
  }

  function reset(): void {
    host.restart()
    restoreSnapshot()
    clock.reload()
    face.script('same')
    province.script('accept')
    schedule.restart()
  }

  async function fireTrigger(name: string, dueMs: number): Promise<unknown> {
    const event = { Type: 'Timer', TriggerName: name, Time: new Date(dueMs).toISOString(), Message: '' }
    return (await host.invoke('timer', event, { kind: 'timer' })).result
  }

  async function loadSampleOnce(): Promise<void> {
    if (snapshot.exists()) return
    const seed = options.seed ?? true
    if (seed !== false) {
      say('Loading the sample …')
      const load = seed === true ? await findSampleLoader() : seed
      writePeople(directory.people, await load(sampleHost(host, files, clock.now, secrets)))
    }
    snapshot.save()
  }

  async function close(): Promise<void> {
    await schedule.stop()
    await Promise.all(servers.map(stopListening))
    host.close()
    log.close()
    database.close()
    unlock()
  }

  try {
    addresses.gateway = await listen(gatewayServer, 0)
    addresses.services = await listen(servicesServer, 0)
    addresses.public = await listen(publicServer, options.port)
    await loadSampleOnce()
    schedule.begin()
  } catch (error) {
    await Promise.all(servers.filter((server) => server.listening).map(stopListening))
    host.close()
    log.close()
    database.close()
    throw error
  }

  return {
    url: addresses.public,
    addresses,
    clock,
    statistics,
    people: () => readPeople(directory.people),
    invoke: (functionName, event, caller = { kind: 'console' }) => host.invoke(functionName, event, caller),
    close,
  }
}

function timerTriggers(functionsDirectory: string) {
  const isThere = fs.existsSync(path.join(functionsDirectory, 'timer', 'index.js'))
  const triggers = isThere ? (readFunctionConfig(functionsDirectory, 'timer').triggers ?? []) : []
  return triggers.filter((trigger) => trigger.type === undefined || trigger.type === 'timer')
}

function reportNoContract(error: unknown): Catalogue {
  console.error('The contract could not be loaded; answers are not checked:', error)
  return emptyCatalogue
}
