import { CheckScreen } from '../../features/check/CheckScreen'
import { CheckPhoto } from '../../features/exam-photo/CheckPhoto'
import { ComputerSignIn, ScannedCode } from '../../features/sign-in/ScannedCode'

export default function CheckPage() {
  // typed digits look alike: those of no check may be a computer's that waits to be let in
  return (
    <ScannedCode
      otherwise={<CheckScreen otherDigits={(digits, onAgain) => <ComputerSignIn code={digits} onOtherCode={onAgain} />} takePhoto={(photo) => <CheckPhoto {...photo} />} />}
    />
  )
}
