import { UnfinishedScreen } from '../../features/unfinished/UnfinishedScreen'

export default function MePage() {
  return <UnfinishedScreen title='个人中心' />
}
