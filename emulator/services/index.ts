export { createFaceService, faceOutcomes, type FaceOutcome, type FaceService } from './face'
export { channels, createOutbox, type Outbox } from './outbox'
export { createProvinceService, provinceOutcomes, type ProvinceOutcome, type ProvinceService } from './province'
export { createServicesServer } from './server'
