import { LessonScreen } from '../../../features/lesson/LessonScreen'

export default function LessonPage() {
  return <LessonScreen />
}
