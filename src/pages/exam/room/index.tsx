import { ExamRoomScreen } from '../../../features/exam-room/ExamRoomScreen'

export default function ExamRoomPage() {
  return <ExamRoomScreen />
}
