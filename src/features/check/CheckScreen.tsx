import { Page } from '../../ui/Page'

export function CheckScreen() {
  return <Page title='' isLoading />
}
