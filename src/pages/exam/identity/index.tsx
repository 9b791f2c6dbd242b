import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function ExamIdentityPage() {
  return <UnfinishedScreen title='信息确认' />
}
