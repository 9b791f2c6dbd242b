import { PrivacyScreen } from '../../../features/privacy/PrivacyScreen'

export default function PrivacyPage() {
  return <PrivacyScreen />
}
