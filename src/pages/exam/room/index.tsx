import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function ExamRoomPage() {
  return <UnfinishedScreen title='答题' />
}
