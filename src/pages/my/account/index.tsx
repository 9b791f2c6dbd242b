import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function AccountPage() {
  return <UnfinishedScreen title='账号与设备' />
}
