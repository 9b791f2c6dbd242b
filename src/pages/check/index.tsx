import { CheckScreen } from '../../features/check/CheckScreen'

export default function CheckPage() {
  return <CheckScreen />
}
