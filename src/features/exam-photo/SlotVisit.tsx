// Reached by the computer's code or its six digits: this phone takes the photo for the screen that waits.
import { openPhotoSlot } from '../../contract/exam/open-photo-slot'
import type { RequestOf } from '../../contract'
import { switchTab } from '../../platform/navigation'
import { useAnswer } from '../../transport'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { routes } from '../../ui/routes'
import { SchoolPhone } from '../../ui/SchoolPhone'
import { photoService } from './service'
import { SlotStage } from './SlotStage'
import { labels, refusalMessage, titles } from './text'

export function SlotVisit({ request, onAgain }: { readonly request: RequestOf<typeof openPhotoSlot>; readonly onAgain: () => void }) {
  const opened = useAnswer(openPhotoSlot, request)
  const { data } = opened
  const refusal = opened.failure && refusalMessage(opened.failure)
  if (!data && refusal) {
    return (
      <Page title={labels.title}>
        <EmptyState
          title={refusal.title}
          text={refusal.text}
          action={
            <>
              <Button onPress={onAgain}>{labels.retype}</Button>
              <Button kind='secondary' onPress={() => switchTab(routes.examOverview)}>
                {labels.toOverview}
              </Button>
              <SchoolPhone />
            </>
          }
        />
      </Page>
    )
  }
  return (
    <Page title={data ? titles[data.purpose] : labels.title} isLoading={opened.isLoading} failure={data ? null : opened.failure} hasContent={data !== undefined} onRetry={opened.reload}>
      {data && <SlotStage data={data} service={photoService} isSignedIn />}
    </Page>
  )
}
