// The units every rule counts in. All are integers; rounding happens once, where a rule says how.

/** Server instants, milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number
/** A span of time or of media. */
export type Milliseconds = number
/** 学时 in hundredths: 100 is one credit hour (HRS-02). */
export type CreditHours = number
/** Money in fen: 62700 is 627 yuan (ENR-02). */
export type Fen = number
/** A calendar day `YYYY-MM-DD` in UTC+8, the only time zone of the product. */
export type Day = string

export const secondMs: Milliseconds = 1_000
export const minuteMs: Milliseconds = 60_000
export const hourMs: Milliseconds = 3_600_000
export const dayMs: Milliseconds = 86_400_000

const utc8OffsetMs = 8 * hourMs

/** The day in UTC+8 on which an instant falls. */
export function dayOf(instant: EpochMs): Day {
  return new Date(instant + utc8OffsetMs).toISOString().slice(0, 10)
}

/** The first instant of a day in UTC+8. */
export function startOfDay(day: Day): EpochMs {
  return Date.parse(`${day}T00:00:00.000Z`) - utc8OffsetMs
}

/** The last instant that still belongs to a day: ends are inclusive ("有效期至" includes the day). */
export function endOfDay(day: Day): EpochMs {
  return startOfDay(day) + dayMs - 1
}

/** Whether a text is a day that exists (2027-02-30 does not). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text
}

export function addDays(day: Day, days: number): Day {
  return dayOf(startOfDay(day) + days * dayMs)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayMs)
}

/** The same day of an earlier or later month; a missing day (31 Feb) becomes the month's last. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate))
  return first.toISOString().slice(0, 10)
}
