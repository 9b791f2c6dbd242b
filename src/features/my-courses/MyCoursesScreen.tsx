import { Page } from '../../ui/Page'

export function MyCoursesScreen() {
  return <Page title='' isLoading />
}
