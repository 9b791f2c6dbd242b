// Events, found by the handlers written on the rendered tree, and bubbling as the base library does it.
import { datasetOf, idOf, type ViewNode } from './view-node'

const BUBBLING = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])
const BINDINGS = ['catch', 'bind', 'catch:', 'bind:', 'mut-bind:', 'capture-bind:', 'capture-catch:']

export interface EventDoor {
  onWarning: (warning: string) => void
  onError: (error: unknown) => void
  toLogicLayer: (value: unknown) => unknown
}

/** How many handlers took the event; a disabled button takes none. */
export function dispatch(target: ViewNode, type: string, detail: unknown, door: EventDoor): number {
  const way = BUBBLING.has(type) ? wayUp(target) : [target]
  if (type === 'tap' && way.some(({ tag, attributes }) => tag === 'button' && attributes['disabled'] === true)) return 0
  let handled = 0
  for (const node of way) {
    const handler = findHandler(node, type)
    if (handler === undefined) continue
    const method = node.owner[handler.method]
    if (typeof method !== 'function') {
      door.onWarning(`“${node.owner.is}” has no method “${handler.method}” for the event “${type}”`)
    } else {
      handled += 1
      try {
        method.call(node.owner, door.toLogicLayer(describe(target, node, type, detail)))
      } catch (error) {
        door.onError(error)
      }
    }
    if (handler.stops) break
  }
  return handled
}

function wayUp(node: ViewNode): ViewNode[] {
  return node.parent === null ? [node] : [node, ...wayUp(node.parent)]
}

function findHandler({ attributes }: ViewNode, type: string): { method: string; stops: boolean } | undefined {
  for (const binding of BINDINGS) {
    const method = attributes[binding + type]
    if (typeof method === 'string' && method !== '') return { method, stops: binding.includes('catch') }
  }
  return undefined
}

function describe(target: ViewNode, current: ViewNode, type: string, detail: unknown): object {
  return {
    type,
    timeStamp: Date.now(),
    target: describeNode(target),
    currentTarget: describeNode(current),
    mark: {},
    detail,
    touches: [],
    changedTouches: [],
    mut: false,
  }
}

function describeNode(node: ViewNode): object {
  return { id: idOf(node), offsetLeft: 0, offsetTop: 0, dataset: datasetOf(node) }
}
