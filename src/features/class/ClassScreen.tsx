import { Page } from '../../ui/Page'

export function ClassScreen() {
  return <Page title='' isLoading />
}
