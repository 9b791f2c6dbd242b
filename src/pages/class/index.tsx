import { ClassScreen } from '../../features/class/ClassScreen'

export default function ClassPage() {
  return <ClassScreen />
}
