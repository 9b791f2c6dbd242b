// 学习验证 on the phone: who, which lesson, which device; 确认 or 不是我本人 (CHK-02, CHK-06).
import { useState, type ReactNode } from 'react'
import { Input, Text, View } from '@tarojs/components'
import type { RequestOf, ResponseOf } from '../../contract'
import { answerCheck } from '../../contract/learning/answer-check'
import { getCheck } from '../../contract/learning/get-check'
import { getHome } from '../../contract/learning/get-home'
import { goBack, usePageParameters } from '../../platform/navigation'
import { canScan, scanCode } from '../../platform/wechat'
import { useAnswer, useCommand, useForgetAnswers } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Countdown } from '../../ui/Countdown'
import { Dialog } from '../../ui/Dialog'
import { FailureNotice } from '../../ui/FailureNotice'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { codeInScan, isSixDigits } from './code'
import './CheckScreen.scss'

interface CheckScreenProps {
  /** Six typed digits that name no check of this person. */
  readonly otherDigits?: (digits: string, onAgain: () => void) => ReactNode
  /** Takes the photo that a check may ask for. */
  readonly takePhoto?: TakePhoto
}

type TakePhoto = (photo: { readonly code: string; readonly isBusy: boolean; readonly onTaken: (slot: string | null) => void; readonly onWithout: () => void }) => ReactNode

export function CheckScreen({ otherDigits, takePhoto }: CheckScreenProps = {}) {
  const parameters = usePageParameters()
  const [code, setCode] = useState(parameters['scene'] ?? parameters['code'] ?? '')
  const check = useAnswer(getCheck, { code }, { isWanted: code !== '' })
  if (code === '') {
    return (
      <Page title='学习验证'>
        <CodeEntry onCode={setCode} />
      </Page>
    )
  }
  if (check.failure?.code === 'NOT_FOUND' && isSixDigits(code) && otherDigits) return otherDigits(code, () => setCode(''))
  if (check.failure?.code === 'CHECK_OVER' || check.failure?.code === 'CHECK_NOT_YOURS' || check.failure?.code === 'NOT_FOUND') {
    return (
      <Page title='学习验证'>
        <UnfitCode isForeign={check.failure.code === 'CHECK_NOT_YOURS'} onAgain={() => setCode('')} />
      </Page>
    )
  }
  return (
    <Page title='学习验证' isLoading={check.isLoading} failure={check.failure} hasContent={check.data !== undefined} onRetry={check.reload}>
      {check.data && <Question key={check.data.code} check={check.data} receivedAtMs={check.receivedAtMs} onAgain={() => setCode('')} takePhoto={takePhoto} />}
    </Page>
  )
}

function CodeEntry({ onCode }: { readonly onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('')
  const [isUnknown, setIsUnknown] = useState(false)

  async function scan(): Promise<void> {
    const scanned = await scanCode()
    if (scanned === null) return
    const code = codeInScan(scanned)
    setIsUnknown(code === null)
    if (code !== null) onCode(code)
  }

  return (
    <View>
      <Card title='电脑上弹出学习验证，或要扫码登录时'>
        <Text className='check__hint'>扫电脑上的码，或填电脑上显示的 6 位数字。</Text>
        {canScan() && <Button onPress={() => void scan()}>扫一扫</Button>}
        {isUnknown && (
          <Notice tone='warning' title='这不是学习验证的码'>
            请扫电脑学习页面上弹出的那个码。
          </Notice>
        )}
        <Input
          className='check__digits'
          type='number'
          maxlength={6}
          value={typed}
          placeholder='6 位数字'
          placeholderClass='check__placeholder'
          onInput={(event) => setTyped(event.detail.value.replace(/\D/g, '').slice(0, 6))}
        />
        <Button kind={canScan() ? 'secondary' : 'primary'} isDisabled={!isSixDigits(typed)} onPress={() => onCode(typed)}>
          下一步
        </Button>
      </Card>
      <SchoolPhone />
    </View>
  )
}

function UnfitCode({ isForeign, onAgain }: { readonly isForeign: boolean; readonly onAgain: () => void }) {
  return (
    <View>
      <Notice
        tone='warning'
        title={isForeign ? '这个码不是给您的' : '这个码已经用过或过期'}
        actions={
          <>
            <Button onPress={onAgain}>换一个码</Button>
            <Button kind='quiet' onPress={() => goBack(routes.home)}>
              返回
            </Button>
          </>
        }
      >
        {isForeign ? '它属于另一位学员，要用那位学员自己的微信确认。您的学习记录没有变化。' : '电脑上的码会自动更新，请看电脑上现在显示的码。已经看的都已计上。'}
      </Notice>
    </View>
  )
}

interface QuestionProps {
  readonly check: ResponseOf<typeof getCheck>
  readonly receivedAtMs: number
  readonly onAgain: () => void
  readonly takePhoto: TakePhoto | undefined
}

function Question({ check, receivedAtMs, onAgain, takePhoto }: QuestionProps) {
  const answer = useCommand(answerCheck)
  const forget = useForgetAnswers()
  const [isDoubting, setIsDoubting] = useState(false)
  const [outcome, setOutcome] = useState<'confirmed' | 'reported' | null>(null)

  async function give(choice: RequestOf<typeof answerCheck>['answer'], slot: string | null = null): Promise<void> {
    setIsDoubting(false)
    const answered = await answer.run({ code: check.code, answer: choice, ...(slot === null ? {} : { slot }) })
    if (!answered?.ok) return
    setOutcome(answered.data.outcome)
    await forget(getHome)
  }

  if (outcome !== null) return <Answered outcome={outcome} />
  if (answer.failure?.code === 'CHECK_OVER' || answer.failure?.code === 'CHECK_NOT_YOURS') {
    return <UnfitCode isForeign={answer.failure.code === 'CHECK_NOT_YOURS'} onAgain={onAgain} />
  }
  return (
    <View>
      <Card isFlush>
        <ListRow title='学员' value={check.maskedName} />
        <ListRow title='课程' value={check.courseTitle} />
        <ListRow title='正在看' value={check.lessonTitle} />
        <ListRow title='设备' value={check.device} />
      </Card>
      {!check.missed && (
        <View className='check__left'>
          <Text>还有 </Text>
          <Countdown endsAtMs={receivedAtMs + check.expiresInMs} />
        </View>
      )}
      {check.kind === 'photo' && takePhoto ? (
        takePhoto({ code: check.code, isBusy: answer.isBusy, onTaken: (slot) => void give('present', slot), onWithout: () => void give('present-without-photo') })
      ) : (
        <>
          <Button isBusy={answer.isBusy} onPress={() => void give('present')}>
            确认
          </Button>
          <Text className='check__hint'>是您本人正在学习，请点「确认」，电脑上会自动接着放。{check.kind === 'without-photo' && '您没有同意拍照，这次不用拍。'}</Text>
        </>
      )}
      <Button kind='danger' isDisabled={answer.isBusy} onPress={() => setIsDoubting(true)}>
        不是我本人
      </Button>
      {answer.failure && <FailureNotice failure={answer.failure} />}
      {isDoubting && (
        <Dialog
          title='确定不是您本人在学吗？'
          actions={
            <>
              <Button kind='danger' onPress={() => void give('not-me')}>
                不是我，停下并告诉学校
              </Button>
              <Button kind='secondary' onPress={() => setIsDoubting(false)}>
                返回
              </Button>
            </>
          }
        >
          <Text>那台设备会马上停下，电脑和浏览器全部退出登录，学校会看到这条记录。您已得的学时不受影响。</Text>
        </Dialog>
      )}
    </View>
  )
}

function Answered({ outcome }: { readonly outcome: 'confirmed' | 'reported' }) {
  return outcome === 'confirmed' ? (
    <Notice tone='good' title='已确认 ✓' actions={<Button onPress={() => goBack(routes.home)}>好</Button>}>
      电脑上会自动接着放，不用再操作。
    </Notice>
  ) : (
    <View>
      <Notice tone='warning' title='已停下并告诉学校' actions={<Button onPress={() => goBack(routes.home)}>好</Button>}>
        电脑和浏览器已全部退出登录，不再计学时，您已得的学时不受影响。那台设备要是用密码登录的，密码已经作废，请在「账号与设备」里设一个新的。您本人再学时，点一下「我在，继续学习」就恢复。学校会打电话核实。
      </Notice>
      <SchoolPhone />
    </View>
  )
}
