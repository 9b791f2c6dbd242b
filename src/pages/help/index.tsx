import { UnfinishedScreen } from '../../features/unfinished/UnfinishedScreen'

export default function HelpPage() {
  return <UnfinishedScreen title='帮助与联系' />
}
