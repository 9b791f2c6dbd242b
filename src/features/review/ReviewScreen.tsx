import { Page } from '../../ui/Page'

export function ReviewScreen() {
  return <Page title='照片核对' isLoading />
}
