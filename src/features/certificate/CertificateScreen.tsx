// 学时证明: what it says, whether it is valid, where the result is, and the PDF (CRT-01).
import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { getMe } from '../../contract/account/get-me'
import { download } from '../../contract/certificate/download'
import { get } from '../../contract/certificate/get'
import { specialtyNames } from '../../domain/specialty'
import { openDocument } from '../../platform/document-file'
import { usePageShown } from '../../platform/lifecycle'
import { goTo, switchTab, usePageParameters } from '../../platform/navigation'
import { useAnswer, useCommand } from '../../transport'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { EmptyState } from '../../ui/EmptyState'
import { FailureNotice } from '../../ui/FailureNotice'
import { FailureView } from '../../ui/FailureView'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { fullDayText, hoursText } from '../../ui/wording'
import { contentRows, labels, notYetText, reportedText, type Certificate, type Issued } from './text'
import './CertificateScreen.scss'

export function CertificateScreen() {
  const { enrolment } = usePageParameters()
  const me = useAnswer(getMe, {})
  const [chosen, setChosen] = useState<string | null>(null)
  const enrolments = me.data?.enrolments ?? []
  const current = enrolments.find(({ enrolmentId }) => enrolmentId === (chosen ?? enrolment)) ?? enrolments[0]
  return (
    <Page title={labels.title} isLoading={me.isLoading} failure={me.failure} hasContent={me.data !== undefined} onRetry={me.reload}>
      {me.data && !current && <EmptyState title={labels.emptyTitle} text={labels.emptyText} action={<SchoolPhone />} />}
      {enrolments.length > 1 && (
        <View className='certificate-choice' ariaRole='tablist'>
          {enrolments.map(({ enrolmentId, specialty }) => (
            <View
              key={enrolmentId}
              className={`certificate-choice__item ${enrolmentId === current?.enrolmentId ? 'certificate-choice__item--on' : ''}`}
              ariaRole='tab'
              onClick={() => setChosen(enrolmentId)}
            >
              <Text>{specialtyNames[specialty]}</Text>
            </View>
          ))}
        </View>
      )}
      {current && <OneCertificate key={current.enrolmentId} enrolmentId={current.enrolmentId} />}
    </Page>
  )
}

function OneCertificate({ enrolmentId }: { readonly enrolmentId: string }) {
  const { data, failure, reload } = useAnswer(get, { enrolmentId })
  usePageShown(reload)
  if (!data) return failure ? <FailureView failure={failure} onRetry={reload} /> : <Text className='certificate__loading'>正在打开…</Text>
  switch (data.status) {
    case 'not-yet':
      return <NotYet certificate={data} />
    case 'valid':
      return (
        <View>
          <Paper certificate={data} />
          <OpenPdf enrolmentId={enrolmentId} />
          <Notice tone={data.reported === 'accepted' ? 'good' : 'info'}>{reportedText(data)}</Notice>
          <Text className='certificate__uses'>{labels.uses}</Text>
          <Button kind='quiet' onPress={() => goTo(routes.verify, { number: data.number })}>
            {labels.verify}
          </Button>
        </View>
      )
    case 'revoked':
      return (
        <View>
          <Notice tone='bad' title={`这份证明已于 ${fullDayText(data.revokedOn)}吊销`}>
            {`原因：${data.reason.replace(/[。.]$/, '')}。已得的课程学时不受影响，可以免费再考。不同意，可以在期限内申诉；有疑问请打学校电话。`}
          </Notice>
          <Button kind='secondary' onPress={() => switchTab(routes.examOverview)}>
            {labels.toExamOrAppeal}
          </Button>
          <SchoolPhone />
          <Paper certificate={data} />
        </View>
      )
  }
}

function NotYet({ certificate }: { readonly certificate: Extract<Certificate, { status: 'not-yet' }> }) {
  return (
    <Card title={`${specialtyNames[certificate.specialty]} · ${labels.notYetTitle}`}>
      <Text className='certificate__explain'>{notYetText(certificate)}</Text>
      {certificate.hours.map(({ title, earned, required }) => (
        <View key={title} className='certificate__row'>
          <Text className='certificate__name'>{title}</Text>
          <Text className={`certificate__value ${earned >= required ? 'certificate__value--full' : ''}`}>{`${hoursText(earned)} / ${hoursText(required)} 学时${earned >= required ? ' ✓' : ''}`}</Text>
        </View>
      ))}
      <View className='certificate__go'>
        {certificate.isExamOpen ? <Button onPress={() => switchTab(routes.examOverview)}>{labels.toExam}</Button> : <Button onPress={() => switchTab(routes.home)}>{labels.toStudy}</Button>}
      </View>
    </Card>
  )
}

function Paper({ certificate }: { readonly certificate: Issued }) {
  const isValid = certificate.status === 'valid'
  return (
    <View className={`certificate ${isValid ? '' : 'certificate--revoked'}`}>
      <Text className='certificate__heading'>{labels.heading}</Text>
      <Text className={`certificate__state ${isValid ? '' : 'certificate__state--revoked'}`}>{isValid ? labels.valid : labels.revoked}</Text>
      {contentRows(certificate, specialtyNames[certificate.specialty]).map(([name, value]) => (
        <View key={name} className='certificate__row'>
          <Text className='certificate__name'>{name}</Text>
          <Text className='certificate__value'>{value}</Text>
        </View>
      ))}
    </View>
  )
}

function OpenPdf({ enrolmentId }: { readonly enrolmentId: string }) {
  const fetching = useCommand(download)
  const [state, setState] = useState<'idle' | 'opened' | 'failed'>('idle')

  async function open(): Promise<void> {
    setState('idle')
    const outcome = await fetching.run({ enrolmentId })
    if (outcome?.ok) setState((await openDocument(outcome.data.address, outcome.data.fileName)) ? 'opened' : 'failed')
  }

  return (
    <View className='certificate__open'>
      <Button isBusy={fetching.isBusy} onPress={() => void open()}>
        {labels.open}
      </Button>
      {fetching.isBusy && <Text className='certificate__hint'>{labels.opening}</Text>}
      {state === 'opened' && <Text className='certificate__hint'>{labels.openedElsewhere}</Text>}
      {state === 'failed' && (
        <Notice tone='warning' title={labels.openFailedTitle}>
          {labels.openFailedText}
        </Notice>
      )}
      {fetching.failure && <FailureNotice failure={fetching.failure} />}
    </View>
  )
}
