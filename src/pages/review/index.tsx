import { ReviewScreen } from '../../features/review/ReviewScreen'

export default function ReviewPage() {
  return <ReviewScreen />
}
