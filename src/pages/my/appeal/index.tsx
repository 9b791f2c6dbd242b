import { AppealScreen } from '../../../features/appeal/AppealScreen'

export default function AppealPage() {
  return <AppealScreen />
}
