// CloudBase's timer expressions: second minute hour day month weekday year, in UTC+8. With both a day and a weekday
// given, either is enough.
const OFFSET_MS = 8 * 60 * 60 * 1000
const SECOND = 1000
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
/** No expression that ever fires waits longer than for the next 29 February of a given weekday. */
const LOOK_AHEAD_YEARS = 30

interface Field {
  readonly min: number
  readonly max: number
  readonly names?: readonly string[]
}

const FIELDS: readonly Field[] = [
  { min: 0, max: 59 },
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 7, names: WEEKDAYS },
  { min: 1970, max: 2099 },
]

export interface Cron {
  /** The first instant strictly after `afterMs` at which it fires, undefined when it never does. */
  next(afterMs: number): number | undefined
}

export function parseCron(expression: string): Cron {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== FIELDS.length) throw new Error(`A timer expression has ${FIELDS.length} fields: ${expression}`)
  const [seconds, minutes, hours, days, months, weekdays, years] = FIELDS.map((field, index) => parseField(texts[index] as string, field)) as [
    ReadonlySet<number>, ReadonlySet<number>, ReadonlySet<number>, ReadonlySet<number>, ReadonlySet<number>, ReadonlySet<number>, ReadonlySet<number>,
  ]
  const isAnyDay = isEverything(texts[3] as string)
  const isAnyWeekday = isEverything(texts[5] as string)

  function isDayMatching(local: Date): boolean {
    const isDay = days.has(local.getUTCDate())
    const isWeekday = weekdays.has(local.getUTCDay()) || (local.getUTCDay() === 0 && weekdays.has(7))
    if (isAnyDay) return isWeekday
    return isAnyWeekday ? isDay : isDay || isWeekday
  }

  function next(afterMs: number): number | undefined {
    // a date whose UTC fields are the wall clock of UTC+8
    const local = new Date(Math.floor(afterMs / SECOND) * SECOND + SECOND + OFFSET_MS)
    const lastYear = local.getUTCFullYear() + LOOK_AHEAD_YEARS
    while (local.getUTCFullYear() <= lastYear) {
      if (!years.has(local.getUTCFullYear())) local.setTime(Date.UTC(local.getUTCFullYear() + 1, 0, 1))
      else if (!months.has(local.getUTCMonth() + 1)) local.setTime(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1))
      else if (!isDayMatching(local)) local.setUTCHours(24, 0, 0, 0)
      else if (!hours.has(local.getUTCHours())) local.setUTCMinutes(60, 0, 0)
      else if (!minutes.has(local.getUTCMinutes())) local.setUTCSeconds(60, 0)
      else if (!seconds.has(local.getUTCSeconds())) local.setUTCMilliseconds(SECOND)
      else return local.getTime() - OFFSET_MS
    }
    return undefined
  }

  return { next }
}

function parseField(text: string, field: Field): ReadonlySet<number> {
  return new Set(text.split(',').flatMap((part) => parsePart(part, field)))
}

function parsePart(part: string, field: Field): number[] {
  const [range = '', stepText] = part.split('/')
  const step = stepText === undefined ? 1 : Number(stepText)
  if (!Number.isInteger(step) || step < 1) throw new Error(`Not a step in a timer expression: ${part}`)
  const [from, to] = bounds(range, stepText !== undefined, field)
  const values: number[] = []
  for (let value = from; value <= to; value += step) values.push(value)
  return values
}

function bounds(range: string, hasStep: boolean, field: Field): readonly [number, number] {
  if (isEverything(range)) return [field.min, field.max]
  const [first = '', last] = range.split('-')
  const from = parseNumber(first, field)
  if (last !== undefined) return [from, parseNumber(last, field)]
  return [from, hasStep ? field.max : from]
}

function parseNumber(text: string, field: Field): number {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1
  const value = named === -1 ? Number(text) : named + (field.min === 1 ? 1 : 0)
  if (text === '' || !Number.isInteger(value) || value < field.min || value > field.max) throw new Error(`Not a value in a timer expression: ${text}`)
  return value
}

function isEverything(text: string): boolean {
  return text === '*' || text === '?'
}
