import { UnfinishedScreen } from '../../features/unfinished/UnfinishedScreen'

export default function SignInPage() {
  return <UnfinishedScreen title='认证登录' />
}
