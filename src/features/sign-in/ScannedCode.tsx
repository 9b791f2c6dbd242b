// What the phone does with a code of a computer's sign-in (`s.…`) or binding (`b.…`); every other code is somebody else's.
import { useEffect, useState, type ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { approveScanSignIn } from '../../contract/account/approve-scan-sign-in'
import { getScanSignIn } from '../../contract/account/get-scan-sign-in'
import { openBindCode } from '../../contract/account/open-bind-code'
import { replaceWith, switchTab, usePageParameters } from '../../platform/navigation'
import { useAnswer, useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { RefusalNotice } from './RefusalNotice'
import { refusalText } from './text'
import { useFollowOutcome } from './use-follow-outcome'
import './sign-in.scss'

/** `?scene=` or `?code=` of the page that WeChat's scan opens. */
export function ScannedCode({ otherwise }: { readonly otherwise: ReactNode }) {
  const { scene, code = scene ?? '' } = usePageParameters()
  if (code.startsWith('s.')) return <ComputerSignIn code={code} />
  if (code.startsWith('b.')) return <ComputerBinding code={code} />
  return otherwise
}

/** `code` as it was scanned, or the six digits that were typed. */
export function ComputerSignIn({ code, onOtherCode }: { readonly code: string; readonly onOtherCode?: () => void }) {
  const [answered, setAnswered] = useState<'in' | 'denied' | null>(null)
  const computer = useAnswer(getScanSignIn, { code }, { isWanted: answered === null })
  const answer = useCommand(approveScanSignIn)

  async function send(isMine: boolean): Promise<void> {
    const outcome = await answer.run({ code, isMine })
    if (outcome?.ok) setAnswered(isMine ? 'in' : 'denied')
  }

  if (answered !== null) return <Answered isMine={answered === 'in'} />
  const hasOwnWords = computer.failure !== null && refusalText(computer.failure) !== null
  return (
    <Page title='电脑登录确认' isLoading={computer.isLoading} failure={hasOwnWords ? null : computer.failure} hasContent={computer.data !== undefined || hasOwnWords} onRetry={computer.reload}>
      {hasOwnWords && <RefusalNotice failure={computer.failure} onWay={onOtherCode ? { 'other-code': onOtherCode } : {}} />}
      {computer.data && (
        <Card title='要在这台电脑上登录吗？'>
          <View className='sign-in__person'>
            <Text className='sign-in__person-name'>{computer.data.device}</Text>
            <Text className='sign-in__person-id'>{`登录的是 ${computer.data.maskedName}（证件尾号 ${computer.data.idTail}）`}</Text>
          </View>
          <Text className='sign-in__lead'>只有您自己正坐在这台电脑前才点确认。别人发来的码不要确认。</Text>
          <View className='sign-in__form'>
            <RefusalNotice failure={answer.failure} />
            <Button isBusy={answer.isBusy} onPress={() => void send(true)}>
              确认登录
            </Button>
            <Button kind='danger' isDisabled={answer.isBusy} onPress={() => void send(false)}>
              不是我本人
            </Button>
          </View>
        </Card>
      )}
      {!hasOwnWords && <SchoolPhone />}
    </Page>
  )
}

function Answered({ isMine }: { readonly isMine: boolean }) {
  return (
    <Page title='电脑登录确认'>
      <Notice
        tone={isMine ? 'good' : 'info'}
        title={isMine ? '电脑已经登录' : '没有登录'}
        actions={<Button onPress={() => switchTab(routes.home)}>完成</Button>}
      >
        {isMine ? '请看电脑，稍等几秒会自动进入。' : '那台电脑没有登录您的账号。经常遇到这种事，请告诉学校。'}
      </Notice>
    </Page>
  )
}

function ComputerBinding({ code }: { readonly code: string }) {
  const open = useCommand(openBindCode)
  const follow = useFollowOutcome()
  const { run } = open

  async function take(): Promise<void> {
    const outcome = await run({ code })
    if (!outcome?.ok) return
    const { data } = outcome
    if (data.kind === 'offer') replaceWith(routes.claim, { offer: data.offer, name: data.maskedName, tail: data.idTail })
    else follow(data)
  }

  useEffect(() => {
    void take()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per code: the offer is asked for again by the button alone
  }, [code])

  return (
    <Page title='绑定微信' isLoading={open.isBusy}>
      <RefusalNotice failure={open.failure} onWay={{ retry: () => void take() }} />
      <SchoolPhone />
    </Page>
  )
}
