import { Page } from '../../ui/Page'

export function ExerciseScreen() {
  return <Page title='' isLoading />
}
