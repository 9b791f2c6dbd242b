import { ExamOverviewScreen } from '../../features/exam-overview/ExamOverviewScreen'

export default function ExamOverviewPage() {
  return <ExamOverviewScreen />
}
