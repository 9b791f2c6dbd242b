// Turns a page's data into the tree on the screen by the output of WeChat's own template compiler.
import path from 'node:path'
import vm from 'node:vm'
import { readComponentJson, type Bundle } from './bundle'
import { compileTemplates } from './compiler'
import { createInstance, type Instance, type InstanceDoor } from './instance'
import type { Definition, LogicLayer } from './logic-layer'
import { datasetOf, type Owner, type ViewNode } from './view-node'

interface RawNode {
  tag?: string
  attr?: Record<string, unknown>
  children?: (RawNode | string | number)[]
}

interface ComponentInstance {
  instance: Instance
  definition: Definition
  /** JSON of each property as last given by the parent. */
  given: Map<string, string>
}

/** One page on the stack, with the component instances it shows. */
export interface ShownPage {
  route: string
  instance: Instance
  components: Map<string, ComponentInstance>
}

export interface Renderer {
  render: (page: ShownPage) => ViewNode
}

interface Scope {
  page: ShownPage
  owner: Owner
  file: string
  using: Record<string, string>
  seen: Set<string>
}

export interface RendererDoor extends InstanceDoor {
  onError: (error: unknown) => void
  later: (work: () => void) => void
}

export function createRenderer(bundle: Bundle, logic: LogicLayer, door: RendererDoor): Renderer {
  const evaluate = loadTemplates(bundle, door.onWarning)
  const usedByApp = Object.fromEntries(
    Object.entries(bundle.app.usingComponents ?? {}).map(([tag, file]) => [tag, `/${file.replace(/^\//, '')}`]),
  )

  function buildChildren(raw: RawNode, parent: ViewNode, scope: Scope): ViewNode['children'] {
    return (raw.children ?? []).flatMap<ViewNode | string>((child) => {
      if (typeof child !== 'object') return [String(child)]
      if (child.tag === undefined || child.tag === 'virtual') return []
      return [build(child, parent, scope)]
    })
  }

  function build(raw: RawNode, parent: ViewNode | null, scope: Scope): ViewNode {
    const node: ViewNode = {
      tag: (raw.tag ?? 'page').replace(/^wx-/, ''),
      attributes: Object.fromEntries(Object.entries(raw.attr ?? {}).filter(([, value]) => value !== undefined)),
      children: [],
      parent,
      owner: scope.owner,
    }
    const component = scope.using[node.tag]
    node.children = component === undefined ? buildChildren(raw, node, scope) : buildComponent(node, component, scope)
    return node
  }

  function buildComponent(node: ViewNode, reference: string, scope: Scope): ViewNode['children'] {
    const folder = reference.startsWith('/') ? '' : path.posix.dirname(scope.file)
    const file = path.posix.join(folder, reference.replace(/^\//, ''))
    const key = `${file}:${identityOf(node)}`
    const shown = scope.page.components.get(key) ?? attach(file, node, scope.page, key)
    scope.seen.add(key)
    takeProperties(shown, node)
    const inner = { ...scope, owner: shown.instance, file, using: readComponentJson(bundle, file).usingComponents ?? {} }
    return buildChildren(evaluate(`${file}.wxml`, shown.instance.data), node, inner)
  }

  function attach(file: string, node: ViewNode, page: ShownPage, key: string): ComponentInstance {
    const definition = logic.component(file)
    const methods = (definition['methods'] ?? {}) as Definition
    const extra = { ...methods, id: node.attributes['id'], dataset: datasetOf(node), properties: {} }
    const shown = { instance: createInstance(definition, extra, file, door), definition, given: new Map<string, string>() }
    page.components.set(key, shown)
    takeProperties(shown, node)
    callLifetime(shown, 'created')
    callLifetime(shown, 'attached')
    door.later(() => callLifetime(shown, 'ready'))
    return shown
  }

  function callLifetime({ instance, definition }: ComponentInstance, name: string): void {
    const lifetimes = (definition['lifetimes'] ?? {}) as Definition
    const method = lifetimes[name] ?? definition[name]
    if (typeof method !== 'function') return
    try {
      method.call(instance)
    } catch (error) {
      door.onError(error)
    }
  }

  function detachUnseen({ components }: ShownPage, seen: ReadonlySet<string>): void {
    for (const [key, shown] of components) {
      if (seen.has(key)) continue
      components.delete(key)
      callLifetime(shown, 'detached')
    }
  }

  return {
    render: (page) => {
      const using = { ...usedByApp, ...readComponentJson(bundle, page.route).usingComponents }
      const seen = new Set<string>()
      const scope: Scope = { page, owner: page.instance, file: page.route, using, seen }
      const tree = build(evaluate(`${page.route}.wxml`, page.instance.data), null, scope)
      detachUnseen(page, seen)
      return tree
    },
  }
}

/** The compiled code tests `constructor === Object`: the data is made in its own realm. */
function loadTemplates(bundle: Bundle, onWarning: (warning: string) => void): (file: string, data: unknown) => RawNode {
  const { script, complaint } = compileTemplates(bundle.directory)
  if (complaint !== '') throw new Error(`wcc: ${complaint}`)
  const warn = (...values: unknown[]): void => onWarning(`wxml: ${values.map(String).join(' ')}`)
  const globals: Record<string, unknown> = { console: { log: warn, warn, error: warn } }
  globals['window'] = globals
  globals['global'] = globals
  const context = vm.createContext(globals)
  const compiled = vm.runInContext(`(function (global) {${script}; return $gwx})`, context, {
    filename: 'compiled-templates.js',
  }) as (global: object) => (file: string) => ((data: unknown, env: object, out: object) => RawNode) | undefined
  const templates = compiled(globals)
  const parseInContext = vm.runInContext('(text) => JSON.parse(text)', context) as (text: string) => unknown
  return (file, data) => {
    const template = templates(file)
    if (template === undefined) throw new Error(`There is no compiled template for ${file}`)
    return template(parseInContext(JSON.stringify(data)), {}, {})
  }
}

function identityOf({ attributes }: ViewNode): string {
  const taroNode = attributes['i'] as { sid?: string } | undefined
  return String(attributes['id'] ?? attributes['data-sid'] ?? taroNode?.sid ?? '')
}

/** A property is pushed down only when the parent changed it, so that the component's own setData survives. */
function takeProperties({ instance, definition, given }: ComponentInstance, node: ViewNode): void {
  const declared = (definition['properties'] ?? {}) as Record<string, { value?: unknown } | null>
  const properties = instance['properties'] as Record<string, unknown>
  for (const [name, declaration] of Object.entries(declared)) {
    const value = node.attributes[name] ?? declaration?.value
    const json = JSON.stringify(value) ?? ''
    if (given.get(name) === json) continue
    given.set(name, json)
    const copy: unknown = json === '' ? undefined : JSON.parse(json)
    instance.data[name] = copy
    properties[name] = copy
  }
}
