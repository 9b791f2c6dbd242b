import { Text } from '@tarojs/components'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { deviceName, inWeChat } from '../../platform/wechat'
import type { LessonSession } from './session'
import type { Remark } from './state'
import { elsewhereMessage, labels, offlineMessage, remarkMessage, stopMessage } from './text'
import { isOffline, type CreditView } from './view'

/** Message 4 and its kin: somewhere else plays; this page asks before it takes over (PLY-04). */
export function ElsewhereDialog({ session, onStayAway }: { readonly session: LessonSession; readonly onStayAway: () => void }) {
  const { phase } = session.state()
  if (phase.kind !== 'elsewhere' && phase.kind !== 'stopped') return null
  const { title, text } = phase.kind === 'elsewhere' ? elsewhereMessage(phase.elsewhere) : stopMessage(phase.stop)
  return (
    <Dialog
      title={title}
      actions={
        <>
          <Button onPress={() => session.send({ kind: 'take-over' })}>{labels.takeOver}</Button>
          <Button kind='secondary' onPress={onStayAway}>
            {labels.stayAway}
          </Button>
        </>
      }
    >
      <Text>{text}</Text>
    </Dialog>
  )
}

/** Message 6. */
export function OfflineNotice({ view }: { readonly view: CreditView }) {
  if (!isOffline(view.word)) return null
  const { title, text } = offlineMessage(view, { isPhone: deviceName().startsWith('手机'), inWeChat: inWeChat() })
  return (
    <Notice tone='warning' title={title}>
      {text}
    </Notice>
  )
}

/** Message 7 and other passing remarks: they go away by themselves or by a tap. */
export function RemarkNotice({ remark }: { readonly remark: Remark | null }) {
  if (remark === null) return null
  const { title, text } = remarkMessage(remark)
  return (
    <Notice tone={remark.kind === 'late-credited' ? 'good' : 'info'} title={title}>
      {text}
    </Notice>
  )
}
