import { WelcomeScreen } from '../../features/welcome/WelcomeScreen'

export default function WelcomePage() {
  return <WelcomeScreen />
}
