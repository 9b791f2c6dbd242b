import { BindByScan } from '../../../features/account/BindByScan'
import { LessonScreen } from '../../../features/lesson/LessonScreen'

export default function LessonPage() {
  return <LessonScreen bindCode={(onBound) => <BindByScan isAtOnce onBound={onBound} />} />
}
