// Classic mutants of a source file, by the TypeScript compiler's own syntax tree: every operator, bound, condition,
// constant, call and statement that a rule consists of, changed one at a time.
import ts from 'typescript'

export interface Mutant {
  readonly line: number
  readonly what: string
  /** The whole file with this one change. */
  readonly source: string
}

interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

const swapped: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
}

const methods: Readonly<Record<string, readonly string[]>> = { min: ['max'], max: ['min'], some: ['every'], every: ['some'], find: ['findLast'] }
/** Calls that give back what they are called on, changed: without them the unchanged. */
const refinements = new Set(['filter', 'slice', 'sort', 'map'])

export function mutantsOf(fileName: string, source: string): Mutant[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2022, true)
  const changes: Change[] = []
  visit(file)
  return changes.map(({ start, end, text }) => ({
    line: file.getLineAndCharacterOfPosition(start).line + 1,
    what: `${oneLine(source.slice(start, end))} → ${text === '' ? '(removed)' : oneLine(text)}`,
    source: source.slice(0, start) + text + source.slice(end),
  }))

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    propose(node)
    ts.forEachChild(node, visit)
  }

  function replace(node: ts.Node, text: string): void {
    changes.push({ start: node.getStart(), end: node.getEnd(), text })
  }

  function propose(node: ts.Node): void {
    if (ts.isBinaryExpression(node)) binary(node)
    else if (ts.isPrefixUnaryExpression(node)) replace(node, `(${node.operand.getText()})`)
    else if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false')
    else if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true')
    else if (ts.isNumericLiteral(node)) replace(node, `(${node.getText()} + 1)`)
    else if (ts.isStringLiteral(node) && !isThrown(node) && !isShown(node)) replace(node, "'mutant'")
    else if (ts.isIfStatement(node)) condition(node.expression)
    else if (ts.isConditionalExpression(node)) condition(node.condition)
    else if (ts.isCallExpression(node)) call(node)
    else if (ts.isPropertyAccessExpression(node) && node.questionDotToken) replace(node.questionDotToken, '.')
    else if (ts.isObjectLiteralExpression(node)) overrides(node)
    else if (ts.isExpressionStatement(node) || ts.isContinueStatement(node) || ts.isThrowStatement(node)) replace(node, ';')
  }

  function binary({ left, operatorToken, right, parent }: ts.BinaryExpression): void {
    const operator = operatorToken.getText()
    for (const other of swapped[operator] ?? []) replace(operatorToken, other)
    if (operator === '??') replace(parent.getChildren().find((child) => child.getStart() === left.getStart() && child.getEnd() === right.getEnd()) ?? operatorToken, `(${left.getText()})`)
    if (operator === '&&' || operator === '||') {
      // each operand of a condition on its own
      changes.push({ start: left.getStart(), end: right.getEnd(), text: `(${left.getText()})` }, { start: left.getStart(), end: right.getEnd(), text: `(${right.getText()})` })
    }
  }

  function condition(expression: ts.Expression): void {
    replace(expression, 'true')
    replace(expression, 'false')
  }

  function call({ expression, arguments: given }: ts.CallExpression): void {
    if (!ts.isPropertyAccessExpression(expression)) return
    const name = expression.name.getText()
    for (const other of methods[name] ?? []) replace(expression.name, other)
    const whole = { start: expression.parent.getStart(), end: expression.parent.getEnd() }
    if (name === 'round') changes.push({ ...whole, text: `(${given[0]?.getText() ?? ''})` })
    if (refinements.has(name)) changes.push({ ...whole, text: `(${expression.expression.getText()})` })
  }

  /** `{ ...desk, at }` without `at` keeps the old value: what a removed statement is to other code. */
  function overrides({ properties }: ts.ObjectLiteralExpression): void {
    if (!properties.some(ts.isSpreadAssignment)) return
    for (const property of properties) {
      const end = source.slice(property.getEnd()).match(/^\s*,/)?.[0].length ?? 0
      changes.push({ start: property.getStart(), end: property.getEnd() + end, text: '' })
    }
  }
}

/** The words of a programmer's error are no rule. */
function isThrown(node: ts.Node): boolean {
  return ts.isNewExpression(node.parent) && ts.isThrowStatement(node.parent.parent)
}

/** Nor are the words that a person reads. */
function isShown(node: ts.StringLiteral): boolean {
  return /[^\u0020-\u007e]/.test(node.text)
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 67)}…` : line
}
