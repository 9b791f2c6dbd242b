import { Page } from '../../ui/Page'

export function CertificateScreen() {
  return <Page title='学时证明' isLoading />
}
