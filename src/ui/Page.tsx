// The frame of every screen: a bar where the platform draws none, then loading, trouble, or the content.
import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { FailureView } from './FailureView'
import type { Failure } from './failure-text'
import { pressable } from './pressable'
import { useShell, type Shell } from './shell'
import './Page.scss'

export interface PageProps {
  readonly title: string
  readonly children?: ReactNode
  /** Nothing to show yet. */
  readonly isLoading?: boolean
  /** Shown instead of the content when there is none, above it when older content stands. */
  readonly failure?: Failure | null
  /** Whether the content below the failure is worth showing. */
  readonly hasContent?: boolean
  readonly onRetry?: () => void
  /** Stays at the bottom of the window. */
  readonly footer?: ReactNode
  /** Stays at the top of the window, under the bar. */
  readonly header?: ReactNode
  readonly isWide?: boolean
  /** For others than trainees: no way back, no tabs. */
  readonly isStandalone?: boolean
  /** Which of the three tabs this page is, for the bar of a wide browser window. */
  readonly tab?: 'home' | 'exam' | 'me'
}

export function Page({ title, children, isLoading = false, failure = null, hasContent = true, onRetry, footer, header, isWide = false, isStandalone = false, tab }: PageProps) {
  const shell = useShell()
  const isBlocked = failure !== null && !hasContent
  return (
    <View className={`page ${isWide ? 'page--wide' : ''} ${footer ? 'page--with-footer' : ''} ${tab ? 'page--tab' : ''}`} style={`--text-scale:${shell.textScale}`}>
      {shell.drawsBar && <Bar title={title} tab={tab} isStandalone={isStandalone} shell={shell} />}
      {header && !isLoading && !isBlocked && (
        <View className={`page__header ${shell.drawsBar ? 'page__header--under-bar' : ''}`}>
          <View className='page__header-inner'>{header}</View>
        </View>
      )}
      <View className='page__content' ariaRole='main'>
        {isLoading && <Loading />}
        {!isLoading && failure !== null && <FailureView failure={failure} onRetry={onRetry} />}
        {!isLoading && !isBlocked && children}
      </View>
      {footer && !isLoading && !isBlocked && (
        <View className='page__footer'>
          <View className='page__footer-inner'>{footer}</View>
        </View>
      )}
    </View>
  )
}

function Loading() {
  return (
    <View className='page__loading' ariaRole='status'>
      <View className='page__spinner' />
      <Text className='page__loading-text'>正在打开…</Text>
    </View>
  )
}

const tabTitles = { home: '学习', exam: '考试', me: '我的' } as const

function Bar({ title, tab, isStandalone, shell }: { title: string; tab: PageProps['tab']; isStandalone: boolean; shell: Shell }) {
  const open = { home: shell.goHome, exam: shell.goExam, me: shell.goMe }
  return (
    <View className='page__bar' ariaRole='banner'>
      <View className='page__bar-inner'>
        {tab === undefined && !isStandalone ? (
          <View className='page__back' {...pressable('button')} ariaLabel='返回' hoverClass='page__back--pressed' onClick={shell.goBack}>
            <Text className='page__back-arrow'>‹</Text>
            <Text>返回</Text>
          </View>
        ) : (
          <Text className='page__school'>{shell.school?.name ?? '二级建造师继续教育'}</Text>
        )}
        <View className='page__title'>
          <Text>{title}</Text>
        </View>
        <View className='page__tabs'>
          {(isStandalone ? [] : (['home', 'exam', 'me'] as const)).map((name) => (
            <View key={name} className={`page__tab ${name === tab ? 'page__tab--on' : ''}`} {...pressable('link')} onClick={open[name]}>
              <Text>{tabTitles[name]}</Text>
            </View>
          ))}
        </View>
      </View>
    </View>
  )
}
