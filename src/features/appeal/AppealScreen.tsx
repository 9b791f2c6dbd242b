import { Page } from '../../ui/Page'

export function AppealScreen() {
  return <Page title='申诉' isLoading />
}
