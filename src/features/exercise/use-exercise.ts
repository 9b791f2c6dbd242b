// One try after another: opened, answered, marked.
import { useEffect, useState } from 'react'
import { startExercise } from '../../contract/learning/start-exercise'
import { call, type Outcome } from '../../transport'
import type { Chosen } from './answers'
import type { Exercise, Marked } from './text'

type StartFailure = Extract<Outcome<typeof startExercise>, { ok: false }>['error']

export interface Try {
  readonly exercise: Exercise | null
  readonly failure: StartFailure | null
  readonly isOpening: boolean
  readonly chosen: Chosen
  readonly marked: Marked | null
}

export interface TryControls {
  readonly state: Try
  readonly setChosen: (change: (before: Chosen) => Chosen) => void
  readonly setMarked: (marked: Marked) => void
  /** Another try; the old one stays on the screen until the new one is there. */
  readonly again: () => void
}

const opening: Try = { exercise: null, failure: null, isOpening: true, chosen: {}, marked: null }

export function useExercise(enrolmentId: string, lessonId: string): TryControls {
  const [state, setState] = useState(opening)
  const [round, setRound] = useState(0)

  useEffect(() => {
    let isGone = false
    void call(startExercise, { enrolmentId, lessonId }).then((outcome) => {
      if (isGone) return
      setState((before) => (outcome.ok ? { ...opening, isOpening: false, exercise: outcome.data } : { ...before, isOpening: false, failure: outcome.error }))
    })
    return () => {
      isGone = true
    }
  }, [enrolmentId, lessonId, round])

  return {
    state,
    setChosen: (change) => setState((before) => ({ ...before, chosen: change(before.chosen) })),
    setMarked: (marked) => setState((before) => ({ ...before, marked })),
    again() {
      setState((before) => ({ ...before, isOpening: true, failure: null }))
      setRound((before) => before + 1)
    },
  }
}
