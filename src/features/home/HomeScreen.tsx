import { Page } from '../../ui/Page'

export function HomeScreen() {
  return <Page title='' isLoading />
}
