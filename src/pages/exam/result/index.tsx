import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function ExamResultPage() {
  return <UnfinishedScreen title='考试结果' />
}
