import { CheckScreen } from '../../features/check/CheckScreen'
import { ScannedCode } from '../../features/sign-in/ScannedCode'

export default function CheckPage() {
  return <ScannedCode otherwise={<CheckScreen />} />
}
