import { ExamPhotoScreen } from '../../../features/exam-photo/ExamPhotoScreen'

export default function ExamPhotoPage() {
  return <ExamPhotoScreen />
}
