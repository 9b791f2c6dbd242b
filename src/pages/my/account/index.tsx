import { AccountScreen } from '../../../features/account/AccountScreen'

export default function AccountPage() {
  return <AccountScreen />
}
