import { ExamIdentityScreen } from '../../../features/exam-identity/ExamIdentityScreen'

export default function ExamIdentityPage() {
  return <ExamIdentityScreen />
}
