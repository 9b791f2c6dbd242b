export { createFaceService, faceOutcomes, type FaceOutcome, type FaceService } from './face'
export { channels, createOutbox, type Outbox } from './outbox'
export { createServicesServer } from './server'
