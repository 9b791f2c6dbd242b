import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function AppealPage() {
  return <UnfinishedScreen title='申诉' />
}
