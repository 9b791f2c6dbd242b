import { MyCoursesScreen } from '../../features/my-courses/MyCoursesScreen'

export default function MyCoursesPage() {
  return <MyCoursesScreen />
}
