import { ClaimScreen } from '../../features/sign-in/ClaimScreen'

export default function ClaimPage() {
  return <ClaimScreen />
}
