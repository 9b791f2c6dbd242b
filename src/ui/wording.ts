// Numbers as people read them.

const minuteMs = 60_000
/** A number and its unit stay on one line. */
const joint = '\u00a0'
const utc8OffsetMs = 8 * 3_600_000

/** Hundredths of a credit hour: 750 → `7.5`, 1600 → `16`. */
export function hoursText(creditHours: number): string {
  return String(Math.round(creditHours) / 100)
}

/** A place in a video, never rounded up: `12:40`, `1:02:40`. */
export function mediaClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${two(minutes)}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** A span for a sentence: `40 秒`, `8 分`, `1 小时 5 分`. */
export function spanText(ms: number): string {
  if (ms < minuteMs) return `${Math.max(0, Math.floor(ms / 1000))}${joint}秒`
  const minutes = Math.floor(ms / minuteMs)
  if (minutes < 60) return `${minutes}${joint}分`
  const hours = `${Math.floor(minutes / 60)}${joint}小时`
  return minutes % 60 === 0 ? hours : `${hours}${joint}${minutes % 60}${joint}分`
}

/** What is left, never rounded down to nothing. */
export function leftText(ms: number): string {
  return ms < minuteMs ? `${Math.max(1, Math.ceil(ms / 1000))}${joint}秒` : `${Math.ceil(ms / minuteMs)}${joint}分`
}

function inUtc8(instant: number): string {
  return new Date(instant + utc8OffsetMs).toISOString()
}

/** `20:14`, in UTC+8. */
export function timeOfDay(instant: number): string {
  return inUtc8(instant).slice(11, 16)
}

/** `3 月 12 日`, from an instant or a day. */
export function dayText(day: number | string): string {
  const text = typeof day === 'number' ? inUtc8(day) : day
  return `${Number(text.slice(5, 7))}${joint}月${joint}${Number(text.slice(8, 10))}${joint}日`
}

/** `2026 年 3 月 12 日`. */
export function fullDayText(day: number | string): string {
  const text = typeof day === 'number' ? inUtc8(day) : day
  return `${text.slice(0, 4)}${joint}年${joint}${dayText(text)}`
}

/** `131 MB`. */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 1_000_000
  return megabytes >= 1000 ? `${(megabytes / 1000).toFixed(1)} GB` : `${Math.max(1, Math.round(megabytes))} MB`
}
