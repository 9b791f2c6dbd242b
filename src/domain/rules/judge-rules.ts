// Whether a rule set is sound in itself, and what a new one changes (published sets are immutable).
import { isDay } from '../units'
import type { RuleSet } from './rule-set'

/** One Chinese line per contradiction; none when the set can be published. */
export function judgeRules(rules: RuleSet): string[] {
  const { playback, checks, exam, photos, courseHours, accounts } = rules
  const wrong: [boolean, string][] = [
    [!isDay(rules.effectiveFrom), `生效日期 ${rules.effectiveFrom} 不存在`],
    [courseHours.common <= 0 || courseHours.specialty <= 0 || courseHours.exam <= 0, '公共课、专业课和考试学时都必须大于 0'],
    [rules.secondsOfVideoPerCreditHour <= 0, '每学时的视频秒数必须大于 0'],
    [playback.leaseFloorMs <= 0 || playback.leaseFloorMs > playback.leaseMeanMs || playback.leaseMeanMs > playback.leaseCapMs, '播放租约的最短、平均、最长必须依次不减，且大于 0'],
    [playback.leaseCapMs > playback.tokenLifeMs, '播放凭证的有效时间不能短于最长租约'],
    [checks.baseMs > checks.capMs, '随机验证的最短间隔不能大于最长间隔'],
    [checks.afterMissFloorMs > checks.afterMissCapMs, '漏答之后的最短间隔不能大于最长间隔'],
    [checks.inPlaceWindowMs <= 0 || checks.qrWindowMs <= 0 || checks.photoWindowMs <= 0, '随机验证的作答时间必须大于 0'],
    [checks.photoChecksPerHour < 0 || checks.photoChecksPerHour > 4, '每小时的拍照验证（photoChecksPerHour）必须在 0 到 4 之间：每小时一共约 4 次随机验证'],
    [checks.photoChecksPerHour > 0 && !photos.channels.includes('mini-program'), '拍照验证在小程序里拍：photos.channels 没有 mini-program 时，photoChecksPerHour 必须是 0'],
    [accounts.failuresBeforeDelay < 1 || accounts.claimTries < 1 || accounts.firstDelayMs <= 0 || accounts.firstDelayMs > accounts.maxDelayMs, '登录限速：允许的错误次数至少 1 次，首次等待必须大于 0 且不超过最长等待'],
    [accounts.sessionLifeMs <= 0 || accounts.smsCodeLifeMs <= 0 || accounts.claimCodeLifeMs <= 0 || accounts.bindTokenLifeMs <= 0, '登录、验证码、认领码和绑定确认的有效时间都必须大于 0'],
    [exam.passMark < 1, '合格分必须在 1 到 100 之间'],
    [photos.minSidePx > photos.maxSidePx, '照片边长的下限不能大于上限'],
    [photos.differentBelow > photos.sameFrom, '人脸比对“不同”的上限不能高于“相同”的下限'],
    [photos.slotLifeMs <= 0 || photos.maxBytes <= 0, '照片的有效时间和大小上限必须大于 0'],
  ]
  return wrong.filter(([isWrong]) => isWrong).map(([, line]) => line)
}

/** One line per number that differs: `exam.passMark：60 → 70`. */
export function compareRules(before: RuleSet, after: RuleSet): string[] {
  const [old, fresh] = [flatten(before), flatten(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => path !== 'ruleSetId' && old.get(path) !== fresh.get(path))
    .map((path) => `${path}：${old.get(path) ?? '无'} → ${fresh.get(path) ?? '无'}`)
}

function flatten(value: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
      const place = path === '' ? name : `${path}.${name}`
      return typeof part === 'object' && part !== null ? [...flatten(part, place)] : [[place, String(part)] as [string, string]]
    }),
  )
}
