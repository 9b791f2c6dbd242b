import { CertificateScreen } from '../../../features/certificate/CertificateScreen'

export default function CertificatePage() {
  return <CertificateScreen />
}
