// 证书核验: anybody with a number sees what the certificate says and whether it is valid (CRT-02).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { verify } from '../../contract/certificate/verify'
import { readCertificateNumber } from '../../domain/certificate'
import { specialtyNames } from '../../domain/specialty'
import type { ResponseOf } from '../../contract'
import { usePageParameters } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { FailureView } from '../../ui/FailureView'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { fullDayText, hoursText } from '../../ui/wording'
import { labels } from './text'
import './VerifyScreen.scss'

export function VerifyScreen() {
  const { number, scene } = usePageParameters()
  const given = readCertificateNumber(number ?? scene ?? '')
  const [asked, setAsked] = useState(given)
  const [typed, setTyped] = useState(number ?? scene ?? '')
  const [isIncomplete, setIsIncomplete] = useState(given === null && typed !== '')

  function check(): void {
    const known = readCertificateNumber(typed)
    setIsIncomplete(known === null)
    setAsked(known)
  }

  function another(): void {
    setAsked(null)
    setTyped('')
  }

  return (
    <Page title={labels.title}>
      {asked === null ? (
        <Card>
          <Text className='verify__intro'>{labels.intro}</Text>
          <Field label={labels.number} value={typed} onChange={setTyped} placeholder={labels.placeholder} maxLength={40} onConfirm={check} />
          {isIncomplete && (
            <View className='verify__incomplete'>
              <Notice tone='warning'>{labels.incomplete}</Notice>
            </View>
          )}
          <Button isDisabled={typed.trim() === ''} onPress={check}>
            {labels.check}
          </Button>
        </Card>
      ) : (
        <Verdict number={asked} onAnother={another} />
      )}
    </Page>
  )
}

function Verdict({ number, onAnother }: { readonly number: string; readonly onAnother: () => void }) {
  const { data, failure, reload } = useAnswer(verify, { number })
  const isUnknown = failure?.code === 'NOT_FOUND'
  return (
    <View>
      {!data && !failure && <Text className='verify__waiting'>正在核验…</Text>}
      {isUnknown && (
        <View className='verify__verdict verify__verdict--unknown' ariaRole='alert'>
          <Text className='verify__mark'>?</Text>
          <Text className='verify__title'>{labels.notFoundTitle}</Text>
          <Text className='verify__number'>{number}</Text>
          <Text className='verify__text'>{labels.notFoundText}</Text>
        </View>
      )}
      {failure && !isUnknown && !data && <FailureView failure={failure} onRetry={reload} />}
      {data && <Content answer={data} />}
      {(data || isUnknown) && (
        <Button kind='secondary' onPress={onAnother}>
          {labels.another}
        </Button>
      )}
      {(data || isUnknown) && <SchoolPhone />}
    </View>
  )
}

function Content({ answer }: { readonly answer: ResponseOf<typeof verify> }) {
  const isValid = answer.status === 'valid'
  const rows: readonly (readonly [string, string])[] = [
    ['证书编号', answer.number],
    ['姓名', answer.name],
    ['证件号', answer.idMasked],
    ['专业', specialtyNames[answer.specialty]],
    ['学习时间', `${fullDayText(answer.studiedFrom)} 至 ${fullDayText(answer.studiedTo)}`],
    ...answer.hours.map(({ title, creditHours }) => [title, `${hoursText(creditHours)} 学时`] as const),
    ['合计', `${hoursText(answer.totalHours)} 学时`],
    ['培训机构', answer.institution],
    ['发证日期', fullDayText(answer.issuedOn)],
  ]
  return (
    <View>
      <View className={`verify__verdict verify__verdict--${answer.status}`} ariaRole='status'>
        <Text className='verify__mark'>{isValid ? '✓' : '✕'}</Text>
        <Text className='verify__title'>{isValid ? labels.validTitle : labels.revokedTitle}</Text>
        <Text className='verify__text'>{answer.status === 'revoked' ? `${fullDayText(answer.revokedOn)}起无效，请不要采用。` : labels.validText}</Text>
      </View>
      <Card>
        {rows.map(([name, value]) => (
          <View key={name} className='verify__row'>
            <Text className='verify__name'>{name}</Text>
            <Text className='verify__value'>{value}</Text>
          </View>
        ))}
        <Text className='verify__privacy'>{labels.privacy}</Text>
      </Card>
    </View>
  )
}
