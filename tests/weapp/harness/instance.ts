// A page or component instance: its data, and setData with the rules of the boundary between logic and view.
import type { Definition } from './logic-layer'
import type { Owner } from './view-node'

export interface Instance extends Owner {
  is: string
  data: Record<string, unknown>
  setData: (changes: Record<string, unknown>, callback?: () => void) => void
}

export interface SetDataRecord {
  where: string
  bytes: number
  changes: Record<string, unknown>
}

export interface InstanceDoor {
  onSetData: (record: SetDataRecord, callback: (() => void) | undefined) => void
  onWarning: (warning: string) => void
  createSelectorQuery: () => unknown
}

const MAX_SET_DATA_BYTES = 1024 * 1024

export function createInstance(definition: Definition, extra: Record<string, unknown>, where: string, door: InstanceDoor): Instance {
  const instance: Instance = {
    ...definition,
    ...extra,
    is: where,
    data: JSON.parse(JSON.stringify(definition['data'] ?? {})) as Record<string, unknown>,
    setData: (changes, callback) => {
      const { copy, bytes } = copyAcrossBoundary(changes, where, door.onWarning)
      for (const [place, value] of Object.entries(copy)) setByPath(instance.data, place, value)
      door.onSetData({ where, bytes, changes: copy }, callback && (() => callback.call(instance)))
    },
    selectComponent: () => null,
    selectAllComponents: () => [],
    createSelectorQuery: door.createSelectorQuery,
    groupSetData: (work: () => void) => work(),
    getPageId: () => where,
    getTabBar: () => null,
  }
  return instance
}

/** Only what JSON carries reaches the view. */
function copyAcrossBoundary(
  changes: Record<string, unknown>,
  where: string,
  onWarning: (warning: string) => void,
): { copy: Record<string, unknown>; bytes: number } {
  const json = JSON.stringify(changes, (key, value: unknown) => {
    if (typeof value !== 'function') return value
    onWarning(`${where}: a function in setData at “${key}”`)
    return undefined
  })
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) onWarning(`${where}: setData of “${key}” to undefined`)
  }
  const bytes = Buffer.byteLength(json)
  if (bytes > MAX_SET_DATA_BYTES) onWarning(`${where}: setData of ${bytes} bytes`)
  return { copy: JSON.parse(json) as Record<string, unknown>, bytes }
}

/** `root.cn.[0].v` and `root.cn[0].v` both name a place in the data. */
function setByPath(data: Record<string, unknown>, place: string, value: unknown): void {
  const keys = [...place.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((match) => match[1] ?? Number(match[2]))
  let target = data as Record<string | number, unknown>
  keys.forEach((key, index) => {
    const next = keys[index + 1]
    if (next === undefined) {
      target[key] = value
      return
    }
    if (typeof target[key] !== 'object' || target[key] === null) target[key] = typeof next === 'number' ? [] : {}
    target = target[key] as Record<string | number, unknown>
  })
}
