// The official account's page, reached by the link that the mini-program gave: no sign-in, one photo (PHO-06).
import { openPhotoPass } from '../../contract/exam/open-photo-pass'
import { inWeChat } from '../../platform/wechat'
import { useAnswer } from '../../transport'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { passService } from './service'
import { SlotStage } from './SlotStage'
import { labels, outsideMessage, refusalMessage, titles } from './text'

export function PassVisit({ pass }: { readonly pass: string }) {
  return inWeChat() ? <InWeChat pass={pass} /> : <Said {...outsideMessage} />
}

function InWeChat({ pass }: { readonly pass: string }) {
  const opened = useAnswer(openPhotoPass, { pass })
  const { data } = opened
  const refusal = opened.failure && refusalMessage(opened.failure)
  if (!data && refusal) return <Said title={refusal.title} text={refusal.text} />
  return (
    <Page title={data ? titles[data.purpose] : labels.title} isStandalone isLoading={opened.isLoading} failure={data ? null : opened.failure} hasContent={data !== undefined} onRetry={opened.reload}>
      {data && <SlotStage data={data} service={passService(pass)} isSignedIn={false} />}
    </Page>
  )
}

function Said({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Page title={labels.title} isStandalone>
      <EmptyState title={title} text={text} action={<SchoolPhone />} />
    </Page>
  )
}
