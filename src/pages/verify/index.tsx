import { VerifyScreen } from '../../features/verify/VerifyScreen'

export default function VerifyPage() {
  return <VerifyScreen />
}
