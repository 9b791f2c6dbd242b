import { Page } from '../../ui/Page'

export function LessonScreen() {
  return <Page title='' isLoading />
}
