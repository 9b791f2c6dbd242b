import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function ExamNoticePage() {
  return <UnfinishedScreen title='考试须知' />
}
