import { StatementScreen } from '../../../features/statement/StatementScreen'

export default function StatementPage() {
  return <StatementScreen />
}
