// 帮助与联系: the number first, then what to do if… (SCR-03, SCR-05, ACC-05).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useSchool } from '../../transport'
import { Card } from '../../ui/Card'
import { Page } from '../../ui/Page'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { topics, versionText, windowsSteps, type Answer } from './text'
import './HelpScreen.scss'

export function HelpScreen() {
  const school = useSchool()
  return (
    <Page title='帮助与联系'>
      <SchoolPhone />
      {school && (
        <Card>
          <Text className='help__school'>{school.name}</Text>
          <Text className='help__text'>{school.address}</Text>
          <Text className='help__text'>{`办公时间：${school.officeHours}`}</Text>
          <Text className='help__text'>打电话时请报姓名和身份证后四位；页面上有编号的，也请报编号。</Text>
        </Card>
      )}
      {topics.map(({ title, answers }) => (
        <Card key={title} title={title} isFlush>
          {answers.map((answer) => (
            <Question key={answer.question} {...answer} />
          ))}
        </Card>
      ))}
      <Card title='在电脑上看大屏'>
        {windowsSteps.map((step, index) => (
          <Text key={step} className='help__text'>{`${index + 1}. ${step}`}</Text>
        ))}
      </Card>
      <Card title='微信版本'>
        <Text className='help__text'>{versionText}</Text>
      </Card>
    </Page>
  )
}

function Question({ question, answer }: Answer) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <View className='help__question'>
      <View className='help__head' ariaRole='button' hoverClass='help__head--pressed' onClick={() => setIsOpen(!isOpen)}>
        <Text className='help__title'>{question}</Text>
        <Text className='help__arrow'>{isOpen ? '−' : '＋'}</Text>
      </View>
      {isOpen && <Text className='help__answer'>{answer}</Text>}
    </View>
  )
}
