import { Page } from '../../ui/Page'

export function VerifyScreen() {
  return <Page title='证书核验' isLoading />
}
