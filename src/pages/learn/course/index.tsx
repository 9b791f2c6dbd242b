import { CourseScreen } from '../../../features/course/CourseScreen'

export default function CoursePage() {
  return <CourseScreen />
}
