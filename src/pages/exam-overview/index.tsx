import { UnfinishedScreen } from '../../features/unfinished/UnfinishedScreen'

export default function ExamOverviewPage() {
  return <UnfinishedScreen title='考试' />
}
