import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function CertificatePage() {
  return <UnfinishedScreen title='学时证明' />
}
