import { EmptyState } from '../../ui/EmptyState'
import { Page } from '../../ui/Page'
import { SchoolPhone } from '../../ui/SchoolPhone'

/** Stands where a feature's own screen is not mounted yet. */
export function UnfinishedScreen({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <EmptyState title='这一页还没有做好' text='需要办理的，请联系学校。' action={<SchoolPhone />} />
    </Page>
  )
}
