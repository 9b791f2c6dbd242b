import { ExerciseScreen } from '../../../features/exercise/ExerciseScreen'

export default function ExercisePage() {
  return <ExerciseScreen />
}
