import { View } from '@tarojs/components'
import { switchTab } from '../../platform/navigation'
import { Button } from '../../ui/Button'
import { FailureNotice } from '../../ui/FailureNotice'
import type { Failure } from '../../ui/failure-text'
import { Notice } from '../../ui/Notice'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { refusalText, wayLabels, type WayOn } from './text'
import './sign-in.scss'

export interface RefusalNoticeProps {
  readonly failure: Failure | null
  /** How the ways on are gone here; a way without one is not offered. */
  readonly onWay?: Partial<Record<WayOn, () => void>>
}

/** Why a door stayed shut, which other doors there are, and whom to ask (ACC-01, ACC-06). */
export function RefusalNotice({ failure, onWay = {} }: RefusalNoticeProps) {
  if (failure === null) return null
  const text = refusalText(failure)
  if (text === null) return <FailureNotice failure={failure} />
  const doors: Partial<Record<WayOn, () => void>> = { home: () => switchTab(routes.home), ...onWay }
  const ways = text.ways.filter((way) => doors[way] !== undefined)
  return (
    <View className='sign-in__refusal'>
      <Notice
        tone='warning'
        title={text.title}
        // Whoever only mistyped finds the school's number at the end of the page.
        actions={
          ways.length === 0 ? undefined : (
            <>
              {ways.map((way) => (
                <Button key={way} kind='secondary' onPress={() => doors[way]?.()}>
                  {wayLabels[way]}
                </Button>
              ))}
              <SchoolPhone />
            </>
          )
        }
      >
        {text.text}
      </Notice>
    </View>
  )
}
