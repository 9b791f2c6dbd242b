import { UnfinishedScreen } from '../../features/unfinished/UnfinishedScreen'

export default function VerifyPage() {
  return <UnfinishedScreen title='证书核验' />
}
