import { Page } from '../../ui/Page'

export function StatementScreen() {
  return <Page title='' isLoading />
}
