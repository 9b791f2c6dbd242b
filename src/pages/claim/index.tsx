import { UnfinishedScreen } from '../../features/unfinished/UnfinishedScreen'

export default function ClaimPage() {
  return <UnfinishedScreen title='核对本人信息' />
}
