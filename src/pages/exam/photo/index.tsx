import { UnfinishedScreen } from '../../../features/unfinished/UnfinishedScreen'

export default function ExamPhotoPage() {
  return <UnfinishedScreen title='拍照' />
}
