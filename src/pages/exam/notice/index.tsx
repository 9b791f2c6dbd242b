import { ExamNoticeScreen } from '../../../features/exam-notice/ExamNoticeScreen'

export default function ExamNoticePage() {
  return <ExamNoticeScreen />
}
