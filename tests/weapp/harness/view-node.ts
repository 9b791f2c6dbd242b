// The rendered tree: what stands on the screen, with the attributes that carry event handlers.

export interface Owner {
  is?: string
  [method: string]: unknown
}

export interface ViewNode {
  tag: string
  attributes: Record<string, unknown>
  children: (ViewNode | string)[]
  parent: ViewNode | null
  /** The page or component whose methods its events call. */
  owner: Owner
}

export function idOf(node: ViewNode): string {
  return String(node.attributes['id'] ?? '')
}

export function classesOf(node: ViewNode): string[] {
  return String(node.attributes['class'] ?? '')
    .split(/\s+/)
    .filter(Boolean)
}

export function datasetOf(node: ViewNode): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(node.attributes)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]),
  )
}

export function textOf(node: ViewNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

export function* walk(node: ViewNode): Generator<ViewNode> {
  yield node
  for (const child of node.children) if (typeof child !== 'string') yield* walk(child)
}

export function ancestorsOf(node: ViewNode): ViewNode[] {
  return node.parent === null ? [] : [node.parent, ...ancestorsOf(node.parent)]
}

/** Understands `tag`, `#id`, `.class`, their combinations, and descendants separated by spaces. */
export function findAll(tree: ViewNode, selector: string): ViewNode[] {
  const steps = selector.trim().split(/\s+/).reverse()
  const [last = '', ...outer] = steps
  return [...walk(tree)].filter((node) => {
    if (!matches(node, last)) return false
    let left = outer
    for (const ancestor of ancestorsOf(node)) {
      if (left[0] !== undefined && matches(ancestor, left[0])) left = left.slice(1)
    }
    return left.length === 0
  })
}

function matches(node: ViewNode, step: string): boolean {
  const parts = /^([a-z-]*)((?:[#.][\w-]+)*)$/i.exec(step)
  if (parts === null) throw new Error(`The selector “${step}” is not understood`)
  const [, tag = '', rest = ''] = parts
  if (tag !== '' && node.tag !== tag) return false
  return (rest.match(/[#.][\w-]+/g) ?? []).every((mark) =>
    mark.startsWith('#') ? idOf(node) === mark.slice(1) : classesOf(node).includes(mark.slice(1)),
  )
}

const SHOWN_ATTRIBUTES = ['id', 'class', 'type', 'value', 'placeholder', 'src', 'disabled']

/** The tree as indented text, for a look while writing a test. */
export function printTree(node: ViewNode, depth = 0): string {
  const indent = '  '.repeat(depth)
  const attributes = SHOWN_ATTRIBUTES.filter((name) => node.attributes[name] !== undefined)
    .map((name) => ` ${name}="${String(node.attributes[name])}"`)
    .join('')
  const inner = node.children.map((child) =>
    typeof child === 'string' ? `${indent}  ${child}\n` : printTree(child, depth + 1),
  )
  return `${indent}<${node.tag}${attributes}>\n${inner.join('')}`
}
