import { Page } from '../../ui/Page'

export function ExamResultScreen() {
  return <Page title='考试结果' isLoading />
}
