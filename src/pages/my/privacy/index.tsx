import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function PrivacyPage() {
  return <UnfinishedScreen title='隐私与授权' />
}
