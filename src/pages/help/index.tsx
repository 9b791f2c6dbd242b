import { HelpScreen } from '../../features/help/HelpScreen'

export default function HelpPage() {
  return <HelpScreen />
}
