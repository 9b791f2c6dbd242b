import { UnfinishedScreen } from '../../features/unfinished/UnfinishedScreen'

export default function ReviewPage() {
  return <UnfinishedScreen title='照片核对' />
}
