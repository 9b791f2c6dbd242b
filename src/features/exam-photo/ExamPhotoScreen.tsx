import { Page } from '../../ui/Page'

export function ExamPhotoScreen() {
  return <Page title='拍照' isLoading />
}
