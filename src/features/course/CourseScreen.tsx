import { Page } from '../../ui/Page'

export function CourseScreen() {
  return <Page title='' isLoading />
}
