// What the identity chain says, in Chinese: checks answered and missed, bindings, consents (CHK-01, ACC-03, PRV-01).
import type { PersonRecords } from '../../../platform/evidence/person-records'
import { instantText, type BundleTable } from './table'

type Content = PersonRecords['entries'][number]['content']

const events: Readonly<Record<string, string>> = {
  'wechat-bound': '绑定微信',
  'wechat-moved': '换绑微信',
  'rules-acknowledged': '确认教学管理规定',
  'photo-consent-given': '同意拍照核对',
  'photo-consent-withdrawn': '撤回拍照同意',
  'own-phone-left': '留下本人手机号',
  'claim-code-issued': '工作人员签发认领码',
  'password-reset': '工作人员重置密码',
  'demonstration-marked': '标为演示账号',
  'sessions-ended': '退出所有设备',
}

const checkEvents = new Set(['check-confirmed', 'check-denied', 'check-refused'])

function checkText(content: Content): string {
  if (content['event'] === 'check-denied') return '回答“不是我本人”'
  if (content['event'] === 'check-refused') return '回答没有被接受'
  return (content['isMissed'] === true ? '没有按时回答，之后补答' : '按时回答') + photoWords(content)
}

function photoWords(content: Content): string {
  switch (content['proof']) {
    case 'photo':
      return `，拍了照片 ${String(content['photo'])}`
    case 'declined':
      return '，本人选择不拍照'
    case 'no-consent':
      return '，没有同意拍照，免拍'
    default:
      return ''
  }
}

function checkWay(content: Content): string {
  if (content['via'] === undefined) return ''
  return content['via'] === 'qr' ? '电脑上出示，手机微信回答' : '手机微信里回答'
}

export function identityTables({ entries }: PersonRecords): BundleTable[] {
  const identity = entries.filter(({ stream }) => stream === 'identity').sort((left, right) => left.atMs - right.atMs)
  const checks = identity.filter(({ content }) => checkEvents.has(String(content['event'])))
  const others = identity.filter(({ content }) => !checkEvents.has(String(content['event'])))
  return [
    {
      title: '学习验证',
      columns: ['时间', '第几次', '结果', '方式', '用时（秒）'],
      rows: checks.map(({ atMs, content }) => [instantText(atMs), Number(content['checkNo'] ?? 0) || '', checkText(content), checkWay(content), typeof content['afterMs'] === 'number' ? Math.round(content['afterMs'] / 1000) : '']),
    },
    {
      title: '身份和同意',
      columns: ['时间', '事项', '证据链里的序号'],
      rows: others.map(({ atMs, content, n }) => [instantText(atMs), events[String(content['event'])] ?? String(content['event']), n]),
    },
  ]
}
