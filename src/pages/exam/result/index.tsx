import { ExamResultScreen } from '../../../features/exam-result/ExamResultScreen'

export default function ExamResultPage() {
  return <ExamResultScreen />
}
