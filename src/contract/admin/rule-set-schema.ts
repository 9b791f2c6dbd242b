// The rule set as an event carries it: the domain's RuleSet with bounds.
import * as v from 'valibot'
import { captureChannels } from '../../domain/rules'
import { count, creditHours, day, duration, filledText, id, list, record } from '../fields'

const feePair = record({ main: count(10_000_000), additional: count(10_000_000) })

export const ruleSetSchema = record({
  ruleSetId: id,
  title: filledText(100),
  effectiveFrom: day,
  courseHours: record({ common: creditHours, specialty: creditHours, exam: creditHours }),
  secondsOfVideoPerCreditHour: count(10_000),
  feesFen: record({ building: feePair, municipal: feePair, 'mechanical-electrical': feePair, highway: feePair, 'water-conservancy': feePair, mining: feePair }),
  enrolmentWindowMonths: count(36),
  playback: record({
    leaseMeanMs: duration,
    leaseFloorMs: duration,
    leaseCapMs: duration,
    carryCapMs: duration,
    bridgeMs: duration,
    tailMs: duration,
    tokenLifeMs: duration,
    closedLeasesKept: count(100),
    closedLeaseLifeMs: duration,
    orphansBeforeCheck: count(100),
    mediaAddressLifeMs: duration,
  }),
  checks: record({
    baseMs: duration,
    meanMs: duration,
    capMs: duration,
    afterMissFloorMs: duration,
    afterMissCapMs: duration,
    answersToRelax: count(100),
    inPlaceWindowMs: duration,
    qrWindowMs: duration,
    graceMs: duration,
    heldCallMs: duration,
    photoChecksPerHour: count(60),
  }),
  exercise: record({ failuresBeforePause: count(1000), firstPauseMs: duration, laterPauseMs: duration }),
  exam: record({
    passMark: count(100),
    retakeWaitsMs: v.pipe(list(duration, 20), v.minLength(1)),
    submitGraceMs: duration,
    entryPhotoLifeMs: duration,
    exitPhotoTermMs: duration,
    maxOverlapPercent: count(100),
    multipleChoice: v.picklist(['all-or-nothing', 'partial']),
    reviewDays: count(365),
    appealDays: count(365),
  }),
  photos: record({ slotLifeMs: duration, maxBytes: count(10_000_000), minSidePx: count(10_000), maxSidePx: count(10_000), channels: v.pipe(list(v.picklist(captureChannels), 4), v.minLength(1)) }),
  accounts: record({
    sessionLifeMs: duration,
    smsCodeLifeMs: duration,
    smsResendMs: duration,
    claimCodeLifeMs: duration,
    claimTries: count(100),
    bindTokenLifeMs: duration,
    failuresBeforeDelay: count(1000),
    firstDelayMs: duration,
    maxDelayMs: duration,
  }),
  retention: record({ facePhotoDays: count(100_000), watchEvidenceDays: count(100_000), examEvidenceDays: count(100_000), messageDays: count(100_000) }),
})
