import { BindByScan } from '../../../features/account/BindByScan'
import { CheckPhoto } from '../../../features/exam-photo/CheckPhoto'
import { LessonScreen } from '../../../features/lesson/LessonScreen'

export default function LessonPage() {
  return <LessonScreen bindCode={(onBound) => <BindByScan isAtOnce onBound={onBound} />} takePhoto={(photo) => <CheckPhoto key={photo.code} {...photo} />} />
}
